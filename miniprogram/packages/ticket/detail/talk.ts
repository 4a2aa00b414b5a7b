/** What the detail page shows of the conversation, and of 催促. */
import { type Instant, TALK, type TalkView, urgedWords } from '@xiuda/domain';
import type { Wire } from '../../../services/wire';
import { type Bubble, bubbleOf } from '../talk/bubbles';

export interface TalkModel {
  readonly isShown: boolean;
  readonly unread: number;
  /** `全部留言`, `写留言`; empty where there is nothing behind it. */
  readonly link: string;
  readonly label: string;
  /** The last three, oldest first, as one reads. */
  readonly lines: readonly Bubble[];
  /** `回复评价`; empty where it was replied to, and for who may not. */
  readonly reply: string;
  /** `催促`; empty where it cannot be tapped. */
  readonly urge: string;
  /** `已催促，18:30 后可再催`; empty where it can. */
  readonly urged: string;
}

export function talkOf(talk: Wire<TalkView>, now: Instant): TalkModel {
  const { comments, unread, ops, hasMore, urge } = talk;
  const maySpeak = ops.includes('comment');
  const link = comments.length > 1 || hasMore ? '全部留言' : maySpeak ? '写留言' : '查看';
  const nextAt = urge?.nextAt;
  return {
    isShown: maySpeak || comments.length > 0,
    unread,
    link,
    label: unread ? `留言，${unread} 条未读，${link}` : `留言，${link}`,
    lines: comments.map((one) => bubbleOf(one, now)).reverse(),
    reply: ops.includes('replyRating') ? TALK.replyRating.label : '',
    urge: ops.includes('urge') && nextAt === undefined ? TALK.urge.label : '',
    urged: nextAt === undefined ? '' : urgedWords(nextAt, now),
  };
}
