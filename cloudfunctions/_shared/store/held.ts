/** Open tickets in the hands of staff, as somebody who administers the roster has to know them. */
import {
  type AssigneeField,
  handoverStatuses,
  type StaffRole,
  statusesOf,
  statusesOwnedBy,
} from '@xiuda/domain';
import type { Ticket } from '@xiuda/domain';
import { command, database } from '../sdk';

const tickets = () => database.collection('tickets');

const FIELDS = ['_id', 'number', 'version', 'status', 'area', 'item', 'reviewer', 'worker'] as const;
export type Held = Pick<Ticket, (typeof FIELDS)[number]>;
const PROJECTION = Object.fromEntries(FIELDS.map((field) => [field, true]));

/** Open tickets of this person in this role, longest waiting first; at most `limit`. */
export async function heldBy(field: AssigneeField, staffNo: string, limit: number): Promise<Held[]> {
  const { data } = await tickets()
    .where({ [`${field}.staffNo`]: staffNo, status: command.in(statusesOf('open')) })
    .orderBy('since', 'asc')
    .orderBy('_id', 'asc')
    .limit(limit)
    .field(PROJECTION)
    .get();
  return data as Held[];
}

/** More people than a call asks for at once. */
const MOST_GROUPS = 1000;

/** How many tickets each of these people has to hand over in this role; those who have none are missing. */
export async function toHandOver(
  field: AssigneeField,
  staffNos: readonly string[],
): Promise<Map<string, number>> {
  if (!staffNos.length) return new Map();
  const { list } = await tickets()
    .aggregate()
    .match({ [`${field}.staffNo`]: command.in(staffNos), status: command.in(handoverStatuses(field)) })
    .group({ _id: `$${field}.staffNo`, count: command.aggregate.sum(1) })
    .limit(MOST_GROUPS)
    .end();
  return new Map((list as { _id: string; count: number }[]).map(({ _id, count }) => [_id, count]));
}

/** How many tickets wait for anybody of this role. */
export async function waitingFor(role: StaffRole): Promise<number> {
  const { total } = await tickets()
    .where({ status: command.in(statusesOwnedBy(role)) })
    .count();
  return total;
}
