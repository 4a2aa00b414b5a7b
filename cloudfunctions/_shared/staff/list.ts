import { AppError, maySearchStaff, parse, STAFF_ROLES, type StaffOption, text } from '@xiuda/domain';
import * as z from 'zod/mini';
import { loadActor } from '../actor';
import type { Operation } from '../resource';
import { staffOfRole } from '../store/people';
import { openTicketsOf } from '../store/ticket-lists';

const INPUT = z.strictObject({
  role: z.enum([...STAFF_ROLES], '没有这种角色'),
  /** Place and item of the ticket at hand. The roster does not know yet who looks after what, so they do not narrow the list. */
  areaId: z.optional(text('区域', 1, 128)),
  itemId: z.optional(text('项目', 1, 128)),
});

/** People of a role who can be given a ticket: active and bound, with what they have in hand, least first. */
export const list: Operation<{ staff: StaffOption[] }> = async (input, openid) => {
  const { role } = parse(INPUT, input);
  if (!maySearchStaff(await loadActor(openid), role)) throw new AppError('FORBIDDEN');
  const rows = await staffOfRole(role);
  const open = await openTicketsOf(
    role,
    rows.map((row) => row._id),
  );
  const staff = rows.map(({ _id, name }) => ({ staffNo: _id, name, openTickets: open.get(_id) ?? 0 }));
  return { staff: staff.sort((a, b) => a.openTickets - b.openTickets || a.staffNo.localeCompare(b.staffNo)) };
};
