/**
 * What the ticket contract says about one call: the answer, and the world after it. The order of checks is the contract's:
 * input, existence and visibility, repeat, version, permission, status, references.
 */
import type { ActionId, ErrorCode, Role } from '@xiuda/domain';
import { ROLE_OF, TRANSITIONS } from '../support/contract';
import { areaOf, itemOf, usedOf } from './base-data';
import { type CastName, holderOf, isA, member } from './cast';
import { after, doneBy, reported, resolved } from './effects';
import { badFields, wishOf } from './inputs';
import { doerOf, hiddenBy, isTime, maySee } from './rules';
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

/** A conflict names who acted last; to somebody who lost sight of the ticket, who took it from them. */
function conflict(last: Entry | undefined): Outcome {
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

/** The store room has plenty of everything that there is; what is given back must be on the ticket, and as many. */
function areAt(action: ActionId, ticket: ModelTicket, wanted: unknown): boolean {
  const used = usedOf(wanted);
  if (action !== 'return-materials' || !used) return used !== undefined;
  return used.every(({ materialId, quantity }) =>
    ticket.materials.some((one) => one.materialId === materialId && one.quantity >= quantity),
  );
}

const unknownPlaces = ({ areaId, itemId }: Fields): string[] => [
  ...(areaId === undefined || areaOf(areaId) ? [] : ['areaId']),
  ...(itemId === undefined || itemOf(itemId) ? [] : ['itemId']),
];

/** People, places, materials, photos. */
function badReference(
  state: State,
  ticket: ModelTicket,
  { who, action }: Wish,
  wish: Fields,
): Outcome | undefined {
  const { reviewerId, workerId, materials, photos } = wish;
  if (reviewerId !== undefined && reviewerId === workerId) return refusal('INVALID_ASSIGNEE');
  if (reviewerId !== undefined && !isAssignable(state, ticket, 'reviewer', reviewerId))
    return refusal('INVALID_ASSIGNEE');
  if (workerId !== undefined && !isAssignable(state, ticket, 'worker', workerId))
    return refusal('INVALID_ASSIGNEE');
  if (action === 'grab' && ticket.reviewer?.staffNo === member(who).staffNo)
    return refusal('INVALID_ASSIGNEE');
  const unknown = unknownPlaces(wish);
  if (unknown.length) return badInput(...unknown);
  if (materials !== undefined && !areAt(action, ticket, materials)) return badInput('materials');
  const isGone = ((wish.keptPhotos ?? []) as number[]).some((place) => place >= ticket.photos.length);
  return !isGone && areTheirs(state, who, photos) ? undefined : badInput('photos');
}

function taken(state: State, who: CastName, ticket: ModelTicket): Verdict {
  const outcome: Outcome = { ok: true, repeated: false, ticket: viewOf(ticket, who, state.onDuty) };
  return { outcome, next: withTicket(state, ticket) };
}

function judgeStep(state: State, call: Wish, { at }: Chance, now: number): Verdict {
  const { who, action, event } = call;
  const same = (outcome: Outcome): Verdict => ({ outcome, next: state });
  const ticket = ticketById(state, event.ticketId);
  if (!ticket) return same(refusal('NOT_FOUND'));
  if (!maySee(ticket, who, state.onDuty)) {
    const taking = hiddenBy(ticket, who, state.onDuty, event.version);
    return same(taking ? conflict(taking) : refusal('NOT_FOUND'));
  }
  const wish = wishOf(action, event);
  const repeated = repeatOf(state, call, ticket, wish);
  if (repeated) return same(repeated);
  if (event.version !== ticket.story.length) return same(conflict(ticket.story.at(-1)));
  const doer = doerOf(action, ticket, who, state.onDuty);
  if (!doer) return same(refusal('FORBIDDEN'));
  if (!isTime(action, ticket, now)) return same(refusal('WRONG_STATUS'));
  const bad = badReference(state, ticket, call, wish);
  if (bad) return same(bad);
  const { to } = TRANSITIONS[action];
  const entry: Entry = {
    requestId: String(event.requestId),
    ...{ action, from: ticket.status, to: to === 'same' ? ticket.status : to, at },
    by: doneBy(ticket.reporter.name, who, ROLE_OF[doer] as Role, state.onDuty),
    input: resolved(wish, ticket, who, action),
    wish: JSON.stringify(wish),
  };
  return taken(state, who, after(ticket, entry));
}

/** Everything that a submission fills, as its entry keeps it. */
function submitted({ onDuty }: State, who: CastName, wish: Fields, number: string) {
  const { openid, phone, name } = member(who);
  const named = onDuty.has(who) ? name : String(wish.contactName);
  return {
    number,
    reporter: { openid, name: named, ...(phone !== undefined && { phone }) },
    ...(reported(wish) as Pick<ModelTicket, 'area' | 'areaIds' | 'item' | 'trade' | 'danger'>),
    address: String(wish.address),
    contactName: String(wish.contactName),
    contactPhone: String(wish.contactPhone ?? phone),
    description: String(wish.description),
    photos: (wish.photos ?? []) as string[],
  };
}

function refusedSubmission(state: State, { who }: Wish, wish: Fields): Outcome | undefined {
  const unknown = unknownPlaces(wish);
  if (unknown.length) return badInput(...unknown);
  if (wish.contactPhone === undefined && member(who).phone === undefined) return refusal('PHONE_REQUIRED');
  return areTheirs(state, who, wish.photos) ? undefined : badInput('photos');
}

function judgeSubmission(state: State, call: Wish, { at, ticketId, number }: Chance): Verdict {
  const { who, event } = call;
  const wish = wishOf('submit', event);
  const repeated = state.tickets.flatMap((ticket) => repeatOf(state, call, ticket, wish) ?? [])[0];
  const refused = repeated ?? refusedSubmission(state, call, wish);
  if (refused) return { outcome: refused, next: state };
  const input = submitted(state, who, wish, number);
  const entry: Entry = {
    requestId: String(event.requestId),
    ...{ action: 'submit', from: null, to: 'pendingPreReview', at, input },
    by: doneBy(input.reporter.name, who, 'reporter', state.onDuty),
    wish: JSON.stringify(wish),
  };
  const empty = { materials: [], involved: [], story: [], told: [], was: [] };
  const times = { since: at, stageSince: at, createdAt: at, updatedAt: at };
  return taken(state, who, after({ _id: ticketId, ...input, status: entry.to, ...times, ...empty }, entry));
}

/** @param now when the call is made, as milliseconds */
export function judge(state: State, call: Wish, chance: Chance, now: number): Verdict {
  const wrong = badFields(call.action, call.event, now);
  if (wrong.length) return { outcome: badInput(...wrong), next: state };
  return call.action === 'submit'
    ? judgeSubmission(state, call, chance)
    : judgeStep(state, call, chance, now);
}
