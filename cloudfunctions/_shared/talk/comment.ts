import {
  type Actor,
  AppError,
  checkTalk,
  type Comment,
  type CommentView,
  noticeEntries,
  parse,
  readsInternal,
  type Role,
  speakerOf,
  TALK_INPUTS,
  type TalkInput,
  type Ticket,
} from '@xiuda/domain';
import { loadActor } from '../actor';
import { type ContentCheck, startContentCheck } from '../ask-content-check';
import { askNotify } from '../ask-notify';
import { submissionId, talkDigest } from '../digest';
import { discard, loadPhotos, noteUsed, type StepPhotos, storeCopies } from '../photos';
import type { Operation } from '../resource';
import { loadStepSettings } from '../step-settings';
import { addComment, countWritten, findComment, readComments } from '../store/comments';
import { findTicket } from '../store/tickets';
import { refuseOtherWish, visible } from './on-ticket';
import { viewWritten } from './view';

const MINUTE = 60_000;
/** Nobody says more in ten minutes who is not a machine. */
const MOST_WRITTEN = 30;
const WINDOW = 10 * MINUTE;
/** So far back people have spoken here who are answered. */
const LAST_SPOKEN = 20;

interface Written {
  readonly comment: CommentView;
  readonly repeated?: true;
}

interface Wish {
  readonly input: TalkInput<'comment'>;
  readonly actor: Actor;
  readonly id: string;
}

/** Whoever has spoken here in a role that is not named on the ticket hears what is answered. */
const speakersOf = (comments: readonly Comment[]): { staffNo: string; role: Role }[] =>
  comments.flatMap(({ by: { role, staffNo } }) =>
    staffNo !== undefined && (role === 'preReviewer' || role === 'admin') ? [{ staffNo, role }] : [],
  );

async function repeated({ input, actor, id }: Wish, ticket: Ticket, before: Comment): Promise<Written> {
  const { by, ticketId, inputDigest } = before;
  const isOwn = by.openid === actor.openid && ticketId === ticket._id && before._id === id;
  refuseOtherWish(isOwn && inputDigest === talkDigest(input));
  return { comment: await viewWritten(before, ticket, actor), repeated: true };
}

/** @throws AppError FORBIDDEN, RATE_LIMITED */
function checkWriting({ input, actor }: Wish, ticket: Ticket, written: number): Role {
  const role = checkTalk('comment', ticket, actor);
  if (input.internal && !readsInternal(ticket, actor)) throw new AppError('FORBIDDEN');
  if (written >= MOST_WRITTEN) throw new AppError('RATE_LIMITED', undefined, '留言太频繁，请过几分钟再写');
  return role;
}

interface Rest {
  readonly spoken: readonly Comment[];
  readonly judge: () => StepPhotos;
  readonly content: ContentCheck;
}

async function write(wish: Wish, ticket: Ticket, role: Role, rest: Rest): Promise<Written> {
  const { input, actor, id } = wish;
  const given = rest.judge();
  const remarks = await rest.content.judge();
  const photos = await storeCopies(given);
  const [by, at] = [speakerOf(role, ticket, actor), new Date()];
  const said = { _id: id, ticketId: ticket._id, at, by, text: input.text, photos };
  const isInternal = input.internal === true;
  const comment: Comment = { ...said, isInternal, inputDigest: talkDigest(input), ...remarks };
  const { openid, ...from } = by;
  const kind = isInternal ? 'internalNote' : 'comment';
  const notice = { kind, id: `comment:${id}`, from, words: input.text } as const;
  const telling = { at, by: openid, also: speakersOf(rest.spoken) };
  const [isNew] = await Promise.all([
    addComment(comment, (now) => noticeEntries(now, notice, telling)),
    noteUsed(given),
  ]);
  if (!isNew) {
    const before = await findComment(id);
    await discard(photos.filter((photo) => !before?.photos.includes(photo)));
    if (!before) throw new AppError('NOT_FOUND');
    return repeated(wish, ticket, before);
  }
  const [view] = await Promise.all([
    viewWritten(comment, ticket, actor),
    askNotify(ticket._id),
    rest.content.askForPhotos(ticket._id, photos),
  ]);
  return { comment: view };
}

/** 留言, or 内部备注 for the staff on the ticket. */
export const comment: Operation<Written> = async (event, openid) => {
  const input = parse(TALK_INPUTS.comment, event);
  const { ticketId } = input;
  const id = submissionId(openid, input.requestId);
  const settings = loadStepSettings(input);
  const [actor, found, before, written, spoken, judge, content] = await Promise.all([
    loadActor(openid),
    findTicket(ticketId),
    findComment(id),
    countWritten(openid, new Date(Date.now() - WINDOW)),
    readComments(ticketId, undefined, LAST_SPOKEN),
    loadPhotos(openid, input.photos ?? []),
    startContentCheck(input, openid, settings),
  ]);
  const ticket = visible(found, actor);
  const wish = { input, actor, id };
  if (before) return repeated(wish, ticket, before);
  const role = checkWriting(wish, ticket, written);
  return write(wish, ticket, role, { spoken, judge, content });
};
