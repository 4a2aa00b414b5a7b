import {
  type Actor,
  AppError,
  checkTalk,
  noticeEntries,
  parse,
  type RatingReply,
  type RatingReplyView,
  replyTo,
  speakerOf,
  TALK_INPUTS,
  type TalkInput,
  type Ticket,
  viewReply,
} from '@xiuda/domain';
import { loadActor } from '../actor';
import { type ContentCheck, startContentCheck } from '../ask-content-check';
import { askNotify } from '../ask-notify';
import { submissionId, talkDigest } from '../digest';
import type { Operation } from '../resource';
import { loadStepSettings } from '../step-settings';
import { addRatingReply } from '../store/marks';
import { findTicket } from '../store/tickets';
import { refuseOtherWish, visible } from './on-ticket';

interface Replied {
  readonly reply: RatingReplyView;
  readonly repeated?: true;
}

interface Wish {
  readonly input: TalkInput<'replyRating'>;
  readonly actor: Actor;
  readonly id: string;
  readonly content: ContentCheck;
}

const ONCE = '这次评价已经回复过，每次评价只回复一次';

/** @throws AppError INVALID_INPUT where the requestId was used for other words */
function repeatIn({ ratingReplies = [] }: Ticket, { input, id }: Wish): Replied | undefined {
  const before = ratingReplies.find(({ wish }) => wish === id);
  if (!before) return undefined;
  refuseOtherWish(before.inputDigest === talkDigest(input));
  return { reply: viewReply(before), repeated: true };
}

/** @throws AppError FORBIDDEN, WRONG_STATUS, CONTENT_REJECTED */
async function write(ticket: Ticket, { input, actor, id, content }: Wish): Promise<Replied | undefined> {
  const role = checkTalk('replyRating', ticket, actor);
  if (!ticket.rating || replyTo(ticket)) throw new AppError('WRONG_STATUS', { status: ticket.status }, ONCE);
  await content.judge();
  const [by, at] = [speakerOf(role, ticket, actor), new Date()];
  const said = { ratedAt: ticket.rating.at, at, by, text: input.text };
  const reply: RatingReply = { ...said, wish: id, inputDigest: talkDigest(input) };
  const { openid, ...from } = by;
  const notice = { kind: 'replyRating', id: `reply:${id}`, from, words: input.text } as const;
  const entries = noticeEntries(ticket, notice, { at, by: openid });
  if (!(await addRatingReply(ticket, reply, entries))) return undefined;
  if (entries.length) await askNotify(ticket._id);
  return { reply: viewReply(reply) };
}

/** 回复评价: once for each rating. */
export const replyRating: Operation<Replied> = async (event, openid) => {
  const input = parse(TALK_INPUTS.replyRating, event);
  const settings = loadStepSettings(input);
  const [actor, found, content] = await Promise.all([
    loadActor(openid),
    findTicket(input.ticketId),
    startContentCheck(input, openid, settings),
  ]);
  const wish = { input, actor, id: submissionId(openid, input.requestId), content };
  const ticket = visible(found, actor);
  const done = repeatIn(ticket, wish) ?? (await write(ticket, wish));
  if (done) return done;
  // Somebody was faster: it was this very reply, sent twice, or another one, or the rating has gone.
  const now = visible(await findTicket(input.ticketId), actor);
  const repeat = repeatIn(now, wish);
  if (repeat) return repeat;
  throw new AppError('WRONG_STATUS', { status: now.status }, now.rating ? ONCE : undefined);
};
