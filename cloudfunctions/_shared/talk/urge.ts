import {
  type Actor,
  AppError,
  checkTalk,
  nextUrge,
  noticeEntries,
  parse,
  speakerOf,
  TALK_INPUTS,
  type Ticket,
  urgedNow,
  urgedWords,
  type UrgeView,
  urgeView,
} from '@xiuda/domain';
import { loadActor } from '../actor';
import { askNotify } from '../ask-notify';
import { submissionId } from '../digest';
import type { Operation } from '../resource';
import { markUrged } from '../store/marks';
import { readSettings } from '../store/settings';
import { findTicket } from '../store/tickets';
import { visible } from './on-ticket';

interface Urged {
  readonly urge: UrgeView;
  readonly repeated?: true;
}

interface Wish {
  readonly requestId: string;
  readonly actor: Actor;
  /** Between two of them. */
  readonly hours: number;
}

/** Steps that may come between before this is given up. */
const TRIES = 4;

const isRepeat = ({ reporter, lastUrge }: Ticket, { requestId, actor }: Wish): boolean =>
  reporter.openid === actor.openid && lastUrge?.requestId === requestId;

/** @throws AppError FORBIDDEN, WRONG_STATUS, RATE_LIMITED with `nextAt` */
function checkUrge(ticket: Ticket, { actor, hours }: Wish, now: Date): void {
  checkTalk('urge', ticket, actor);
  const nextAt = nextUrge(ticket, hours, now);
  if (nextAt) throw new AppError('RATE_LIMITED', { nextAt }, urgedWords(nextAt, now));
}

/** Tells whoever has the turn now; another phone that urges in the same moment finds it done. */
async function urgeOwner(ticket: Ticket, wish: Wish): Promise<Urged | undefined> {
  const { requestId, actor, hours } = wish;
  const at = new Date();
  checkUrge(ticket, wish, at);
  const { openid, ...from } = speakerOf('reporter', ticket, actor);
  const notice = { kind: 'urge', id: `urge:${submissionId(openid, requestId)}`, from } as const;
  const lastUrge = { at, requestId };
  if (!(await markUrged(ticket, lastUrge, noticeEntries(ticket, notice, { at, by: openid }))))
    return undefined;
  await askNotify(ticket._id);
  const urged = { count: (urgedNow(ticket)?.count ?? 0) + 1, at };
  return { urge: urgeView({ ...ticket, urged, lastUrge }, hours, at) };
}

/** 催促: tells whoever has the turn, once in so many hours. */
export const urge: Operation<Urged> = async (event, openid) => {
  const { ticketId, requestId } = parse(TALK_INPUTS.urge, event);
  const [actor, found, limits] = await Promise.all([
    loadActor(openid),
    findTicket(ticketId),
    readSettings('limits'),
  ]);
  const wish = { requestId, actor, hours: limits.urgeHours };
  let ticket = visible(found, actor);
  for (let tries = 1; tries <= TRIES; tries += 1) {
    if (isRepeat(ticket, wish)) return { urge: urgeView(ticket, wish.hours, new Date()), repeated: true };
    const done = await urgeOwner(ticket, wish);
    if (done) return done;
    ticket = visible(await findTicket(ticketId), actor);
  }
  throw new AppError('CONFLICT');
};
