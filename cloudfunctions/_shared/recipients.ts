/** Whom the entries of an outbox are for, at the moment when they are delivered. */
import {
  type AddresseeRule,
  ASSIGNEE_FIELDS,
  mayStandIn,
  type Moment,
  type Recipient,
  type StaffRole,
  type StaffRow,
  standsInAs,
  type Ticket,
} from '@xiuda/domain';
import { followersOf } from './store/follows';
import { staffByNumber, staffOfRole } from './store/people';

/** Somebody who has left or never bound is not there. */
const recipient = (row: StaffRow): Recipient[] =>
  row.active && row.openid !== undefined ? [{ openid: row.openid, name: row.name }] : [];

/** Has the deputy to do with a side that this person has, or has just had? Not with one that the deputy may not act on. */
const isDeputyTold = (row: StaffRow, deputy: StaffRow, { before, after }: Moment): boolean => {
  const sides = ASSIGNEE_FIELDS.filter((side) =>
    [before, after].some((ticket) => ticket?.[side]?.staffNo === row._id),
  );
  const { openid = '', _id: staffNo } = deputy;
  return standsInAs(row, deputy, new Date()).some(
    (side) => sides.includes(side) && mayStandIn(side, after, { openid, staffNo }),
  );
};

/** Whoever is named, and who stands in for them today. */
async function namedAndDeputy(staffNo: string, moment: Moment): Promise<Recipient[]> {
  const row = await staffByNumber(staffNo);
  const deputy = row?.deputy && (await staffByNumber(row.deputy.staffNo));
  if (!row || !deputy || !isDeputyTold(row, deputy, moment)) return row ? recipient(row) : [];
  return [...recipient(row), ...recipient(deputy).map((one) => ({ ...one, isDeputy: true as const }))];
}

/** People behind a rule. @param moment how the ticket was and is by what they are told of */
export async function peopleBehind(
  rule: AddresseeRule,
  ticket: Ticket,
  moment: Moment,
): Promise<Recipient[]> {
  if (rule === 'reporter') return [ticket.reporter];
  if (rule === 'followers') return followersOf(ticket._id);
  const [kind, name = ''] = rule.split(/:(.*)/s);
  if (kind === 'role') return (await staffOfRole(name as StaffRole)).flatMap(recipient);
  return namedAndDeputy(name, moment);
}
