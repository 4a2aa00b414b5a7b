/** One person of the roster, written and recorded. */
import {
  type AuditNote,
  type PersonFields,
  type PersonInput,
  personChanges,
  rolesInOrder,
  type StaffRow,
} from '@xiuda/domain';
import { command, type Data } from '../sdk';

export function fieldsFrom({ name, phone, roles, areas, trades, active }: PersonInput): PersonFields {
  const wanted = { name, roles: rolesInOrder(roles), areas, trades, active };
  return phone === undefined ? wanted : { ...wanted, phone };
}

export const subjectOf = (staffNo: string, name: string): string => `${name} ${staffNo}`;

function deedOf(before: PersonFields | undefined, after: PersonFields): string {
  if (!before) return '新增';
  if (before.active === after.active) return '修改';
  return after.active ? '启用' : '停用';
}

/** `undefined` where nothing is different. */
export function noteOf(
  staffNo: string,
  before: PersonFields | undefined,
  after: PersonFields,
  areaName: (id: string) => string,
): AuditNote | undefined {
  const changes = personChanges(before, after, areaName);
  if (!changes.length) return undefined;
  return { kind: 'staff', subject: subjectOf(staffNo, after.name), deed: deedOf(before, after), changes };
}

/** A row that nobody has bound. */
export const newRow = (after: PersonFields): Data => ({ ...after });

/** What an update sets; the mark of a leave is over with it. */
export const rowUpdate = ({ name, phone, roles, areas, trades, active }: PersonFields): Data => ({
  ...{ name, active, leaving: command.remove() },
  phone: phone === undefined ? command.remove() : phone,
  roles: command.set(roles),
  areas: command.set(areas ?? []),
  trades: command.set(trades ?? []),
});

export const asFields = ({ name, phone, roles, areas, trades, active }: StaffRow): PersonFields => ({
  ...{ name, roles, areas: areas ?? [], trades: trades ?? [], active },
  ...(phone !== undefined && { phone }),
});
