/**
 * What the ticket contract says about one call: the answer, and the world after it. The order of checks is the contract's:
 * input, existence and visibility, repeat, version, permission, status, references.
 */
import type { ErrorCode, Role } from '@xiuda/domain';
import { ROLE_OF } from '../support/contract';
import { areaOf, itemOf, usedOf } from './base-data';
import { type CastName, holderOf, isA, member } from './cast';
import { after, doneBy, entryOf } from './effects';
import { badFields, wishOf } from './inputs';
import { doerOf, isTime, maySee } from './rules';
import {
  type Chance,
  type Entry,
  type Fields,
  type ModelTicket,
  type Outcome,
  type State,
  ticketById,
  type Wish,
  withTicket,
} from './state';
import { viewOf } from './sight';

export interface Verdict {
  readonly outcome: Outcome;
  readonly next: State;
}

const refusal = (code: ErrorCode, more: { fields?: string[]; last?: unknown } = {}): Outcome => ({
  ...{ ok: false, code },
  ...more,
});

const badInput = (...fields: string[]): Outcome => refusal('INVALID_INPUT', { fields });

/** A conflict names who acted last. */
function conflict(ticket: ModelTicket): Outcome {
  const last = ticket.story.at(-1);
  return refusal('CONFLICT', {
    last: { action: last?.action, name: last?.by.name, role: last?.by.role, at: last?.at },
  });
}

/** The same openid, action and requestId again: today's ticket, or a refusal where the input is another. */
function repeatOf(
  state: State,
  { who, action, event }: Wish,
  ticket: ModelTicket,
  wish: Fields,
): Outcome | undefined {
  const isIt = (entry: Entry): boolean =>
    entry.requestId === event.requestId && entry.action === action && entry.by.openid === member(who).openid;
  const entry = ticket.story.find(isIt);
  if (!entry) return undefined;
  if (entry.wish !== JSON.stringify(wish)) return badInput('requestId');
  return { ok: true, repeated: true, ticket: viewOf(ticket, who, state.onDuty) };
}

/** An assignee is active, bound and of the role, has not got it already, and is nobody else on the ticket. */
export function isAssignable(
  state: State,
  ticket: ModelTicket,
  role: 'reviewer' | 'worker',
  staffNo: unknown,
): boolean {
  const who = holderOf(staffNo);
  if (!who || !isA(state.onDuty, who, role)) return false;
  if (ticket.reviewer?.staffNo === staffNo || ticket.worker?.staffNo === staffNo) return false;
  return role === 'worker' || ticket.reporter.openid !== member(who).openid;
}

const areTheirs = (state: State, who: CastName, photos: unknown): boolean =>
  ((photos ?? []) as string[]).every((photo) => state.files.get(photo) === who);

/** Assignee, materials, photos. */
function badReference(state: State, ticket: ModelTicket, who: CastName, wish: Fields): Outcome | undefined {
  const { reviewerId, workerId, materials, photos } = wish;
  if (reviewerId !== undefined && !isAssignable(state, ticket, 'reviewer', reviewerId))
    return refusal('INVALID_ASSIGNEE');
  if (workerId !== undefined && !isAssignable(state, ticket, 'worker', workerId))
    return refusal('INVALID_ASSIGNEE');
  if (materials !== undefined && !usedOf(materials)) return badInput('materials');
  return areTheirs(state, who, photos) ? undefined : badInput('photos');
}

function judgeStep(state: State, call: Wish, chance: Chance, now: number): Verdict {
  const { who, action, event } = call;
  const same = (outcome: Outcome): Verdict => ({ outcome, next: state });
  const ticket = ticketById(state, event.ticketId);
  if (!ticket || !maySee(ticket, who, state.onDuty)) return same(refusal('NOT_FOUND'));
  const wish = wishOf(action, event);
  const repeated = repeatOf(state, call, ticket, wish);
  if (repeated) return same(repeated);
  if (event.version !== ticket.story.length) return same(conflict(ticket));
  const doer = doerOf(action, ticket, who, state.onDuty);
  if (!doer) return same(refusal('FORBIDDEN'));
  if (!isTime(action, ticket, now)) return same(refusal('WRONG_STATUS'));
  const bad = badReference(state, ticket, who, wish);
  if (bad) return same(bad);
  const materials = wish.materials === undefined ? undefined : usedOf(wish.materials);
  const entry = entryOf({ ticket, ...call }, wish, ROLE_OF[doer], state.onDuty, chance, materials);
  const next = after(ticket, entry);
  const seen = viewOf(next, who, state.onDuty);
  return { outcome: { ok: true, repeated: false, ticket: seen }, next: withTicket(state, next) };
}

/** A ticket before its first step. */
function blank(state: State, who: CastName, wish: Fields, { at, ticketId, number }: Chance): ModelTicket {
  const { openid, phone, name } = member(who);
  const area = areaOf(wish.areaId);
  const item = itemOf(wish.itemId);
  return {
    ...{ _id: ticketId, number },
    reporter: {
      openid,
      name: state.onDuty.has(who) ? name : String(wish.contactName),
      ...(phone !== undefined && { phone }),
    },
    area: { id: String(wish.areaId), path: area?.path ?? [] },
    areaIds: area?.ids ?? [],
    item: { id: String(wish.itemId), path: item?.path ?? [] },
    address: String(wish.address),
    contactName: String(wish.contactName),
    contactPhone: String(wish.contactPhone ?? phone),
    description: String(wish.description),
    photos: (wish.photos ?? []) as string[],
    status: 'pendingPreReview',
    ...{ since: at, createdAt: at, updatedAt: at },
    ...{ materials: [], involved: [], story: [], told: [] },
  };
}

/** Everything that a submission fills, as its entry keeps it. */
const SUBMITTED = [
  ...['number', 'reporter', 'area', 'areaIds', 'address', 'item'],
  ...['contactName', 'contactPhone', 'description', 'photos'],
] as readonly (keyof ModelTicket)[];

function judgeSubmission(state: State, call: Wish, chance: Chance): Verdict {
  const { who, event } = call;
  const same = (outcome: Outcome): Verdict => ({ outcome, next: state });
  const wish = wishOf('submit', event);
  for (const ticket of state.tickets) {
    const repeated = repeatOf(state, call, ticket, wish);
    if (repeated) return same(repeated);
  }
  const unknown = [...(areaOf(wish.areaId) ? [] : ['areaId']), ...(itemOf(wish.itemId) ? [] : ['itemId'])];
  if (unknown.length) return same(badInput(...unknown));
  if (wish.contactPhone === undefined && member(who).phone === undefined)
    return same(refusal('PHONE_REQUIRED'));
  if (!areTheirs(state, who, wish.photos)) return same(badInput('photos'));
  const empty = blank(state, who, wish, chance);
  const role: Role = 'reporter';
  const ticket = after(empty, {
    requestId: String(event.requestId),
    ...{ action: 'submit', from: null, to: 'pendingPreReview', at: chance.at },
    by: doneBy(empty, who, role, state.onDuty),
    input: Object.fromEntries(SUBMITTED.map((field) => [field, empty[field]])),
    wish: JSON.stringify(wish),
  });
  const seen = viewOf(ticket, who, state.onDuty);
  return { outcome: { ok: true, repeated: false, ticket: seen }, next: withTicket(state, ticket) };
}

/** @param now when the call is made, as milliseconds */
export function judge(state: State, call: Wish, chance: Chance, now: number): Verdict {
  const wrong = badFields(call.action, call.event);
  if (wrong.length) return { outcome: badInput(...wrong), next: state };
  return call.action === 'submit'
    ? judgeSubmission(state, call, chance)
    : judgeStep(state, call, chance, now);
}
