/** From a few random numbers to calls that somebody makes: mostly good ones, so that tickets get somewhere. */
import type { ActionId } from '@xiuda/domain';
import { isOpenStatus, TRANSITIONS } from '../support/contract';
import { AREA_IDS, ITEM_IDS, MATERIAL_IDS } from './base-data';
import { CAST_NAMES, type CastName, member, NAMEABLE } from './cast';
import { isAssignable } from './judge';
import { clock, requestIn, type Room } from './room';
import { stepsOf } from './rules';
import { imagined } from './settle';
import { chosen, type Spoil, SPOILS } from './spoil';
import type { Fields, ModelTicket, State, Wish } from './state';

/** Who and what are taken from what the ticket allows now, or from the numbers. */
export type Aim = 'allowed' | 'allowed to others' | 'not allowed now' | 'anything';

/** One thing that somebody tries. */
export interface Attempt {
  readonly ticket: number;
  readonly aim: Aim;
  readonly pick: number;
  readonly who: CastName;
  readonly action: ActionId;
  readonly spoil: Spoil;
  readonly choice: number;
}

/** What of a wish is not as it was, when it is sent again. */
export type Change = 'nothing' | 'the input' | 'the version' | 'the ticket';

/** Calls at the same time, all on one ticket; mostly a single one. */
export interface GroupNumbers {
  readonly begin: 'step' | 'submit' | 'again';
  readonly attempts: readonly Attempt[];
  /** Each one counts on the one before having worked. */
  readonly chained: boolean;
  /** The first wish once more, as a double tap sends it, or changed. */
  readonly again: Change | undefined;
}

/** Now and then a ticket that has ended, mostly an open one. */
export function pickTicket({ tickets }: Pick<State, 'tickets'>, choice: number): ModelTicket | undefined {
  const open = tickets.filter(({ status }) => isOpenStatus(status) || status === 'completed');
  const among = choice % 8 && open.length ? open : tickets;
  return among[Math.floor(choice / 8) % among.length];
}

/** How often each step comes up beside the others that are allowed, so that tickets go the whole way, and around. */
const LIKELY: Partial<Record<ActionId, number>> = {
  ...{ 'pre-approve': 6, dispatch: 12, accept: 12, start: 16, 'request-completion': 24 },
  ...{
    'confirm-completion': 32,
    'reject-completion': 6,
    'add-materials': 10,
    'return-materials': 12,
    rate: 12,
  },
  ...{ pool: 5, unpool: 12, grab: 4, pause: 2, resume: 6, 'refuse-work': 14, reopen: 6, edit: 2 },
  'direct-dispatch': 6,
};

function allowedNow(state: State, ticket: ModelTicket, now: number): [CastName, ActionId][] {
  return CAST_NAMES.flatMap((who) =>
    stepsOf(ticket, who, state.onDuty, now).flatMap((action) =>
      Array.from({ length: LIKELY[action] ?? 1 }, (): [CastName, ActionId] => [who, action]),
    ),
  );
}

const TEXTS = ['已经看过', '好的', ` ${'字'.repeat(200)} `, '换了阀芯\n不漏了', '  两边有空格  '] as const;
const SHORT_TEXTS = ['卫生间', '3', '收发室 201'] as const;

/** Who wants something, of which ticket, and the number that chooses what. */
interface Choice {
  readonly state: State;
  readonly ticket?: ModelTicket | undefined;
  readonly who: CastName;
  readonly choice: number;
  /** ms */
  readonly now: number;
}

function assignee({ state, ticket, choice }: Choice, role: 'reviewer' | 'worker'): string {
  const able = ticket ? NAMEABLE.filter((one) => isAssignable(state, ticket, role, one)) : [];
  return chosen(able.length ? able : NAMEABLE, choice);
}

const DAY_MS = 24 * 60 * 60 * 1000;

const stars =
  (shift: number) =>
  ({ choice }: Choice): number =>
    1 + ((choice >> shift) % 5);

const GOOD: Record<string, (choice: Choice) => unknown> = {
  areaId: ({ choice }) => chosen(AREA_IDS, choice),
  itemId: ({ choice }) => chosen(ITEM_IDS, choice),
  address: ({ choice }) => chosen(SHORT_TEXTS, choice),
  contactName: ({ choice }) => chosen(SHORT_TEXTS, choice),
  contactPhone: ({ choice }) => `137${String(choice).padStart(8, '0')}`,
  ...{ score: stars(0), speed: stars(1), quality: stars(2), attitude: stars(3) },
  tags: ({ choice }) => ['上门快', '态度好', '没有修好'].slice(choice % 4),
  reasonCode: ({ choice }) => chosen(['waitingParts', 'contractor', 'noAccess', 'outage', 'other'], choice),
  expectedAt: ({ now, choice }) => {
    const instant = new Date(now + (1 + (choice % 300)) * DAY_MS).toISOString();
    return choice % 2 ? instant : instant.slice(0, '2026-11-25'.length);
  },
  result: ({ choice }) => chosen(['fixed', 'unfixable'], choice),
  keptPhotos: ({ ticket, choice }) => (ticket?.photos ?? []).map((_, place) => place).slice(choice % 3, 4),
  photos: ({ state, who, choice }) =>
    [...state.files].flatMap(([file, owner]) => (owner === who ? [file] : [])).slice(0, 1 + (choice % 2)),
  materials: ({ choice }) =>
    MATERIAL_IDS.slice(choice % 3).map((materialId) => ({ materialId, quantity: 1 + (choice % 999) })),
  returned: ({ ticket, choice }) =>
    (ticket?.materials ?? []).slice(choice % 2).map(({ materialId, quantity }) => ({
      materialId,
      quantity: 1 + (choice % Math.min(999, quantity)),
    })),
  reviewerId: (choice) => assignee(choice, 'reviewer'),
  workerId: (choice) => assignee(choice, 'worker'),
};

const goodText = ({ choice }: Choice): unknown => chosen(TEXTS, choice);

/** Fields that need each other: advice goes with what could not be repaired, and an edit changes something. */
function completed(action: ActionId, fields: Fields, choice: Choice): Fields {
  if (action === 'edit' && !Object.keys(fields).length)
    return { address: chosen(SHORT_TEXTS, choice.choice) };
  if (action !== 'request-completion') return fields;
  const { advice: _, ...rest } = fields;
  return rest.result === 'unfixable' ? { ...rest, advice: goodText(choice) } : rest;
}

/** Good fields of an action; optional ones now and then. */
export function goodFields(action: ActionId, choice: Choice): Fields {
  const { must, may = [] } = TRANSITIONS[action];
  const given = [...must, ...may.filter((_, n) => (choice.choice >> n) % 2)];
  const kindOf = (field: string) =>
    field === 'materials' && action === 'return-materials' ? 'returned' : field;
  const fields = given.map((field) => [field, (GOOD[kindOf(field)] ?? goodText)(choice)] as const);
  return completed(action, Object.fromEntries(fields), choice);
}

function doerAndAction(
  { aim, pick, who, action }: Attempt,
  state: State,
  ticket: ModelTicket,
  now: number,
): [CastName, ActionId] {
  const allowed = allowedNow(state, ticket, now);
  if (aim === 'anything' || !allowed.length) return [who, action];
  const [doer, deed] = chosen(allowed, pick);
  if (aim === 'allowed to others') return [who, deed];
  return aim === 'not allowed now' ? [doer, action] : [doer, deed];
}

function nearTo({ reporter, reviewer, worker }: ModelTicket, who: CastName): string[] {
  const reporting = CAST_NAMES.find((one) => member(one).openid === reporter.openid) ?? who;
  const numbers = [member(reporting).staffNo, reviewer?.staffNo, worker?.staffNo, member(who).staffNo];
  return numbers.flatMap((one) => one ?? []);
}

/** @param state what the person believes to be so, when they tap */
export function stepWish(room: Room, attempt: Attempt, ticket: ModelTicket, state: State): Wish {
  const { choice, spoil } = attempt;
  const [who, action] = doerAndAction(attempt, state, ticket, clock(room));
  const envelope = { ticketId: ticket._id, version: ticket.story.length, requestId: requestIn(room) };
  const event = { ...envelope, ...goodFields(action, { state, now: clock(room), ticket, who, choice }) };
  const near = nearTo(ticket, who);
  return { who, action, event: SPOILS[spoil](event, { who, choice, files: state.files, near }) };
}

function submission(room: Room, { who, spoil, choice }: Attempt): Wish {
  const { state } = room;
  const event = {
    requestId: requestIn(room),
    ...goodFields('submit', { state, now: clock(room), who, choice }),
  };
  const spoiled = SPOILS[spoil](event, { who, choice, files: state.files, near: [] });
  return { who, action: 'submit', event: spoiled };
}

/** A wish that was sent before, again: as it was, or not quite. */
function repeatOf(room: Room, { who, action, event }: Wish, change: Change, choice: number): Wish {
  const { state } = room;
  const now = clock(room);
  const changes: Record<Change, () => Fields> = {
    nothing: () => ({}),
    'the input': () => goodFields(action, { state, now, ticket: pickTicket(state, choice), who, choice }),
    'the version': () => ('version' in event ? { version: 1 + (choice % 9) } : {}),
    'the ticket': () => ('ticketId' in event ? { ticketId: pickTicket(state, choice)?._id } : {}),
  };
  return { who, action, event: { ...event, ...changes[change]() } };
}

/** Of the last so many wishes one is sent again. */
const REMEMBERED = 60;

function sentBefore(room: Room, { pick, who, aim, choice }: Attempt, change: Change): Wish[] {
  const recent = room.sent.slice(-REMEMBERED);
  const first = recent[pick % Math.max(1, recent.length)];
  if (!first) return [];
  return [repeatOf(room, { ...first, ...(aim !== 'allowed' && { who }) }, change, choice)];
}

function stepsAtOnce(room: Room, { attempts, chained }: GroupNumbers, free: readonly ModelTicket[]): Wish[] {
  let { state } = room;
  const first = pickTicket({ tickets: free }, attempts[0]!.ticket);
  return attempts.flatMap((attempt) => {
    const ticket = state.tickets.find(({ _id }) => _id === first?._id);
    if (!ticket) return [];
    const wish = stepWish(room, attempt, ticket, state);
    if (chained) state = imagined(room, state, wish);
    return [wish];
  });
}

/** @param free the tickets that nobody else is at work on */
export function groupOf(room: Room, numbers: GroupNumbers, free: readonly ModelTicket[]): Wish[] {
  const { begin, attempts, again } = numbers;
  const attempt = attempts[0]!;
  if (begin === 'again') return sentBefore(room, attempt, again ?? 'nothing');
  const wishes = begin === 'submit' ? [submission(room, attempt)] : stepsAtOnce(room, numbers, free);
  const [first, , ...others] = wishes;
  return first && again ? [first, repeatOf(room, first, again, attempt.choice), ...others] : wishes;
}
