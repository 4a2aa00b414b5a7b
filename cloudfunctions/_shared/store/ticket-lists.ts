/** Pages of tickets: keyset paging on `rank` (where a list is ranked), `since` and `_id`, summaries only, never skip. */
import {
  ALL_STATUSES,
  type Actor,
  type AssigneeField,
  CLOCK_FIELDS,
  type Clocked,
  COUNT_CAP,
  fitsOf,
  namesHeld,
  statusesOf,
  SUMMARY_FIELDS,
  type StaffRole,
  type SummarySource,
  type Tab,
  type Ticket,
  type ViewId,
} from '@xiuda/domain';
import { command, type Data, database } from '../sdk';
import { countUpTo } from './count';
import { type Position, UNRANKED } from './newest-first';

const tickets = () => database.collection('tickets');

/** Filters of the admin's list; instants bound `createdAt`, `until` exclusive. */
export interface Filters {
  readonly status?: string | undefined;
  readonly areaId?: string | undefined;
  readonly itemId?: string | undefined;
  readonly workerId?: string | undefined;
  readonly number?: string | undefined;
  readonly from?: Date | undefined;
  readonly until?: Date | undefined;
}

/** One's own, and those of whom one stands in for. */
function heldBy(view: ViewId, actor: Actor): unknown {
  const names = namesHeld(view as AssigneeField, actor);
  return names.length === 1 ? names[0] : command.in(names);
}

const SCOPES: Record<Tab['scope'], (view: ViewId, actor: Actor) => Data> = {
  own: (_, actor) => ({ 'reporter.openid': actor.openid }),
  shared: () => ({}),
  assigned: (view, actor) => ({ [`${view}.staffNo`]: heldBy(view, actor) }),
  past: (view, actor) => ({ past: `${view}:${actor.staffNo}` }),
  everything: () => ({}),
};

export const scopeOf = (view: ViewId, tab: Tab, actor: Actor): Data => SCOPES[tab.scope](view, actor);

const statusCondition = ({ statuses }: Tab): Data => {
  if (!statuses || statuses.length === ALL_STATUSES.length) return {};
  return { status: statuses.length === 1 ? statuses[0] : command.in(statuses) };
};

const inTab = (view: ViewId, tab: Tab, actor: Actor): Data => ({
  ...scopeOf(view, tab, actor),
  ...statusCondition(tab),
});

function filtered({ status, areaId, itemId, workerId, number, from, until }: Filters): Data {
  const created = from && command.gte(from);
  const createdAt =
    created && until ? created.and(command.lt(until)) : (created ?? (until && command.lt(until)));
  return {
    ...(status !== undefined && { status }),
    ...(areaId !== undefined && { areaIds: areaId }),
    ...(itemId !== undefined && { 'item.id': itemId }),
    ...(workerId !== undefined && { 'worker.staffNo': workerId }),
    ...(number !== undefined && { number }),
    // A ticket is never older than its last change, so the order of the list bounds what is read.
    ...(createdAt !== undefined && { createdAt, since: command.gte(from ?? new Date(0)) }),
  };
}

/** Lower ranks; tickets from before there were ranks have none, and come after all others. */
const below = (rank: number): Data[] => [
  ...(rank > 0 ? [{ rank: command.lt(rank) }] : []),
  ...(rank > UNRANKED ? [{ rank: null }] : []),
];

const after = ({ since, id, rank }: Position, queue: boolean): unknown => {
  const beyond = queue ? command.gt : command.lt;
  const beside = rank === undefined ? {} : { rank: rank === UNRANKED ? null : rank };
  return command.or(
    ...(rank === undefined ? [] : below(rank)),
    { ...beside, since: beyond(since) },
    { ...beside, since, _id: beyond(id) },
  );
};

/** What a list needs of a ticket: to show it, and to say whether it is late. */
export type ListedTicket = SummarySource & Clocked & Pick<Ticket, 'stageSince'>;

export const LISTED: Readonly<Record<string, boolean>> = Object.fromEntries(
  [...SUMMARY_FIELDS, ...CLOCK_FIELDS].map((field) => [field, true]),
);

/** Where a page of this tab ended, for who looks at it. */
export const positionOf = (tab: Tab, ticket: SummarySource, actor: Actor): Position => ({
  ...{ since: ticket.since, id: ticket._id },
  ...(tab.ranked && { rank: ticket.rank ?? UNRANKED }),
  ...(tab.fitFirst && { fit: fitsOf(ticket, actor).length }),
});

export interface PageRequest {
  readonly view: ViewId;
  readonly tab: Tab;
  readonly actor: Actor;
  readonly filters: Filters;
  readonly position?: Position;
  readonly limit: number;
  /** What must hold beside. */
  readonly also?: Data;
}

/** Up to `limit` tickets and one more, which tells whether another page follows. */
export async function readPage(request: PageRequest): Promise<ListedTicket[]> {
  const { view, tab, actor, filters, position, limit, also } = request;
  const queue = tab.queue ?? false;
  const condition = { ...inTab(view, tab, actor), ...filtered(filters) };
  const others = [...(also ? [also] : []), ...(position ? [after(position, queue)] : [])];
  const direction = queue ? 'asc' : 'desc';
  const found = tickets().where(others.length ? command.and(condition, ...others) : condition);
  const { data } = await (tab.ranked ? found.orderBy('rank', 'desc') : found)
    .orderBy('since', direction)
    .orderBy('_id', direction)
    .limit(limit + 1)
    .field(LISTED)
    .get();
  return data as ListedTicket[];
}

/** More tickets than any six digits have in three months. */
const MOST_NUMBERED = 20;

export async function ticketsNumbered(numbers: readonly string[]): Promise<ListedTicket[]> {
  const { data } = await tickets()
    .where({ number: command.in(numbers) })
    .limit(MOST_NUMBERED)
    .field(LISTED)
    .get();
  return data as ListedTicket[];
}

/** How many tickets stand in this tab, at most COUNT_CAP. */
export const countTab = (view: ViewId, tab: Tab, actor: Actor): Promise<number> =>
  countUpTo('tickets', inTab(view, tab, actor), COUNT_CAP);

/** More staff than one institution has in one role; a grouping without a limit is cut at 20. */
const MOST_GROUPS = 1000;

/** Open tickets in the hands of each of these people, in this role. */
export async function openTicketsOf(
  role: StaffRole,
  staffNos: readonly string[],
): Promise<Map<string, number>> {
  const field = `${role}.staffNo`;
  if (!staffNos.length) return new Map();
  const { list } = await tickets()
    .aggregate()
    .match({ [field]: command.in(staffNos), status: command.in(statusesOf('open')) })
    .group({ _id: `$${field}`, openTickets: command.aggregate.sum(1) })
    .limit(MOST_GROUPS)
    .end();
  return new Map((list as { _id: string; openTickets: number }[]).map((row) => [row._id, row.openTickets]));
}
