/**
 * One step of a ticket as a pure function: a ticket and a timeline entry in, the next ticket out. The store writes what it
 * returns; folding it over a timeline rebuilds the ticket.
 */
import { actionRow, statusAfter } from './actions';
import { type Owner, STATUSES, type StatusRow } from './statuses';
import type { Rating, ResolvedInput, StepRecord, Ticket, TimelineEntry, UsedMaterial } from './ticket';

/** Everything of a ticket but what delivery changes. */
export type TicketState = Omit<Ticket, 'outbox' | 'outboxDueAt' | 'outboxTries' | 'openedAt'>;

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

function fresh(ticketId: string, entry: TimelineEntry): Draft {
  return {
    _id: ticketId,
    ...submitted(entry.input),
    status: entry.to,
    version: 0,
    since: entry.at,
    materials: [],
    past: [],
    timeline: [],
    createdAt: entry.at,
    updatedAt: entry.at,
  };
}

function recorded(entry: TimelineEntry): StepRecord | Rating {
  const { note, photos, score, comment } = entry.input;
  if (score !== undefined) return { at: entry.at, score, ...(comment !== undefined && { comment }) };
  const { staffNo = '', name } = entry.by;
  return {
    by: { staffNo, name },
    at: entry.at,
    ...(note !== undefined && { note }),
    ...(photos && { photos }),
  };
}

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
  const acted = staffNo && role !== 'reporter' ? [`${role}:${staffNo}`] : [];
  const present = assigneesOf(after);
  const everybody = new Set([...before, ...previous, ...acted, ...present]);
  if (STATUSES[after.status].group === 'open') for (const one of present) everybody.delete(one);
  return [...everybody];
}

function withEffects(draft: Draft, entry: TimelineEntry): void {
  const row = actionRow(entry.action);
  for (const field of row.removes ?? []) delete draft[field];
  if (row.assigns) {
    const person = entry.input[row.assigns];
    if (!person) throw new Error(`${entry.action} without ${row.assigns}`);
    draft[row.assigns] = person;
  }
  if (row.records) Object.assign(draft, { [row.records]: recorded(entry) });
  if (row.stock) draft.materials = MOVED[row.stock](draft.materials, entry.input.materials ?? []);
}

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
