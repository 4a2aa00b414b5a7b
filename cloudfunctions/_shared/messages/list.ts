import { type MessageView, parse, viewMessage } from '@xiuda/domain';
import * as z from 'zod/mini';
import type { Operation } from '../resource';
import { countUnread, readMessages } from '../store/inbox';
import { decodeCursor, encodeCursor } from '../tickets/cursor';

const PAGE_SIZE = 20;
const STALE = '列表已过期，请刷新';

const INPUT = z.strictObject({ cursor: z.optional(z.string(STALE).check(z.maxLength(300, STALE))) });

interface Listed {
  /** Newest first. */
  readonly messages: MessageView[];
  readonly nextCursor: string | null;
  /** At most 100. */
  readonly unread: number;
}

/** A page of the person's own messages. */
export const list: Operation<Listed> = async (event, openid) => {
  const { cursor } = parse(INPUT, event);
  const position = cursor === undefined ? undefined : decodeCursor(cursor);
  const [found, unread] = await Promise.all([
    readMessages(openid, PAGE_SIZE, position && { at: position.since, id: position.id }),
    countUnread(openid),
  ]);
  const page = found.slice(0, PAGE_SIZE);
  const last = found.length > PAGE_SIZE ? page.at(-1) : undefined;
  return {
    messages: page.map(viewMessage),
    nextCursor: last ? encodeCursor({ since: last.at, id: last._id }) : null,
    unread,
  };
};
