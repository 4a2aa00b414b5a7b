/**
 * One step of a ticket as a pure function: a ticket and a timeline entry in, the next ticket out. The store writes what it
 * returns; folding it over a timeline rebuilds the ticket.
 */
import { statusAfter } from './acting';
import { actionRow, type RecordField } from './actions';
import { ALL_ASPECTS } from './rating';
import { isOpen, type Owner, type Status, statusRow, STATUSES, type StatusRow } from './statuses';
import type {
  Acceptance,
  Completion,
  Pause,
  Rating,
  ResolvedInput,
  StepRecord,
  Ticket,
  TimelineEntry,
  UsedMaterial,
} from './ticket';

/** Everything of a ticket but what delivery, urging and reminding change. */
export type TicketState = Omit<
  Ticket,
  'outbox' | 'outboxDueAt' | 'outboxTries' | 'openedAt' | 'rank' | 'reminded'
>;

type Draft = { -readonly [K in keyof TicketState]: TicketState[K] };

/** Fields of the ticket that a submission fills. */
const SUBMITTED = [
  'number',
  'reporter',
  'area',
  'areaIds',
  'address',
  'item',
  'contactName',
  'contactPhone',
  'description',
  'photos',
] as const satisfies readonly (keyof ResolvedInput & keyof TicketState)[];

type Submitted = { [K in (typeof SUBMITTED)[number]]: TicketState[K] };

function submitted(input: ResolvedInput): Submitted {
  for (const field of SUBMITTED) {
    if (input[field] === undefined) throw new Error(`a submission without ${field}`);
  }
  return Object.fromEntries(SUBMITTED.map((field) => [field, input[field]])) as Submitted;
}

/** What the chosen item says of the work, where it says something. */
const ofItem = ({ trade, danger }: ResolvedInput): Pick<TicketState, 'trade' | 'danger'> => ({
  ...(trade !== undefined && { trade }),
  ...(danger !== undefined && { danger }),
});

/** Fields of a submission that were given anew; another item brings its own trade and danger, or none. */
function edited(draft: Draft, input: ResolvedInput): void {
  const given = SUBMITTED.filter((field) => input[field] !== undefined);
  Object.assign(draft, Object.fromEntries(given.map((field) => [field, input[field]])));
  if (!input.item) return;
  delete draft.trade;
  delete draft.danger;
  Object.assign(draft, ofItem(input));
}

function fresh(ticketId: string, entry: TimelineEntry): Draft {
  return {
    _id: ticketId,
    ...submitted(entry.input),
    ...ofItem(entry.input),
    status: entry.to,
    version: 0,
    since: entry.at,
    stageSince: entry.at,
    materials: [],
    past: [],
    timeline: [],
    createdAt: entry.at,
    updatedAt: entry.at,
  };
}

/** Those of the fields that were given. */
const given = <K extends keyof ResolvedInput>(input: ResolvedInput, ...fields: K[]): Pick<ResolvedInput, K> =>
  Object.fromEntries(
    fields.flatMap((field) => (input[field] === undefined ? [] : [[field, input[field]]])),
  ) as Pick<ResolvedInput, K>;

const signed = ({ by: { staffNo = '', name }, at }: TimelineEntry) => ({ by: { staffNo, name }, at });

/** What each field keeps of a step. */
const RECORDS: { readonly [F in RecordField]: (entry: TimelineEntry) => NonNullable<TicketState[F]> } = {
  completion: (entry): Completion => ({
    ...signed(entry),
    ...given(entry.input, 'note', 'photos', 'result', 'advice'),
  }),
  confirmation: (entry): StepRecord => ({ ...signed(entry), ...given(entry.input, 'note', 'photos') }),
  pause: (entry) =>
    ({ ...signed(entry), ...given(entry.input, 'reasonCode', 'note', 'expectedAt') }) as Pause,
  rating: ({ at, input }) => ({ at, ...given(input, 'score', ...ALL_ASPECTS, 'tags', 'comment') }) as Rating,
  acceptance: ({ at, by }): Acceptance => ({ by: by.role === 'system' ? 'system' : 'reporter', at }),
};

/** A result is accepted once: rating it later does not make the system's acceptance the reporter's. */
const KEPT_ONCE: readonly RecordField[] = ['acceptance'];

/** Quantities of the same material add up; the order of first use is kept. */
function withMaterials(used: readonly UsedMaterial[], added: readonly UsedMaterial[]): UsedMaterial[] {
  const sums = new Map(used.map((one) => [one.materialId, one]));
  for (const one of added) {
    const before = sums.get(one.materialId)?.quantity ?? 0;
    sums.set(one.materialId, { ...one, quantity: before + one.quantity });
  }
  return [...sums.values()];
}

/** What is all given back is not on the list any more. */
function withoutMaterials(used: readonly UsedMaterial[], returned: readonly UsedMaterial[]): UsedMaterial[] {
  const back = new Map(returned.map(({ materialId, quantity }) => [materialId, quantity]));
  return used
    .map((one) => ({ ...one, quantity: one.quantity - (back.get(one.materialId) ?? 0) }))
    .filter(({ quantity }) => quantity > 0);
}

const MOVED = { takes: withMaterials, puts: withoutMaterials };

/** Who holds the ticket, as a comparable value. */
const ownerKey = (ticket: Pick<Ticket, 'status' | 'reviewer' | 'worker'>): string => {
  const owner: Owner | undefined = (STATUSES[ticket.status] as StatusRow).owner;
  const person = owner === 'reviewer' || owner === 'worker' ? ticket[owner]?.staffNo : '';
  return `${owner ?? 'nobody'}:${person ?? ''}`;
};

const assigneesOf = (ticket: Pick<Ticket, 'reviewer' | 'worker'>): string[] =>
  (['reviewer', 'worker'] as const).flatMap((field) => {
    const person = ticket[field];
    return person ? [`${field}:${person.staffNo}`] : [];
  });

/** Everybody who acted or was assigned, less the present assignees while the ticket is open. */
function pastAfter(before: Ticket['past'], previous: string[], after: Draft, entry: TimelineEntry): string[] {
  const { role, staffNo } = entry.by;
  const acted = staffNo && role !== 'reporter' && role !== 'system' ? [`${role}:${staffNo}`] : [];
  const present = assigneesOf(after);
  const everybody = new Set([...before, ...previous, ...acted, ...present]);
  if (isOpen(after.status)) for (const one of present) everybody.delete(one);
  return [...everybody];
}

function reopened(draft: Draft): void {
  if (draft.worker) draft.suggestedWorker = draft.worker;
  draft.reopenCount = (draft.reopenCount ?? 0) + 1;
}

function assign(draft: Draft, entry: TimelineEntry): void {
  const { assigns = [], takesOver } = actionRow(entry.action);
  for (const field of takesOver ? (['worker'] as const) : assigns) {
    const person = entry.input[field];
    if (!person) throw new Error(`${entry.action} without ${field}`);
    draft[field] = person;
  }
}

function withEffects(draft: Draft, entry: TimelineEntry): void {
  const { edits, reopens, removes = [], records = [], stock } = actionRow(entry.action);
  if (edits) edited(draft, entry.input);
  if (reopens) reopened(draft);
  for (const field of removes) delete draft[field];
  assign(draft, entry);
  for (const field of records) {
    if (!(KEPT_ONCE.includes(field) && draft[field]))
      Object.assign(draft, { [field]: RECORDS[field](entry) });
  }
  if (stock) draft.materials = MOVED[stock](draft.materials, entry.input.materials ?? []);
}

const clockOf = (status: Status) => statusRow(status).clock;

/**
 * The ticket after one step. `before` is undefined for the step that makes the ticket.
 * The caller has checked that the step is allowed; this only says what it does.
 */
export function applyStep(
  before: TicketState | undefined,
  entry: TimelineEntry,
  ticketId: string = before?._id ?? '',
): TicketState {
  const draft: Draft = before ? { ...before } : fresh(ticketId, entry);
  const previous = before ? assigneesOf(before) : [];
  withEffects(draft, entry);
  draft.status = statusAfter(entry.action, before?.status);
  draft.version += 1;
  if (!before || draft.status !== before.status || ownerKey(draft) !== ownerKey(before))
    draft.since = entry.at;
  if (before && clockOf(draft.status) !== clockOf(before.status)) draft.stageSince = entry.at;
  draft.past = pastAfter(draft.past, previous, draft, entry);
  draft.timeline = [...draft.timeline, entry];
  draft.updatedAt = entry.at;
  return draft;
}

/** The ticket that a timeline tells. */
export function rebuild(ticketId: string, timeline: readonly TimelineEntry[]): TicketState {
  let ticket: TicketState | undefined;
  for (const entry of timeline) ticket = applyStep(ticket, entry, ticketId);
  if (!ticket) throw new Error('a ticket has at least the step that made it');
  return ticket;
}
