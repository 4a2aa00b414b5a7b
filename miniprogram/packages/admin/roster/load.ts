/** The roster, as the page shows it. */
import { type RosterRow, type RosterState, ROLES, type StaffRole } from '@xiuda/domain';
import { call } from '../../../services/cloud';

export interface ShownPerson {
  readonly staffNo: string;
  readonly name: string;
  readonly initial: string;
  /** `维修工、审核员`. */
  readonly roles: string;
  /** `W0001 · 13800040001 · 水电工`. */
  readonly about: string;
  readonly state: string;
  readonly tone: 'done' | 'waiting' | 'ended';
  readonly isActive: boolean;
}

export interface Wanted {
  readonly words: string;
  readonly state: RosterState | '';
  readonly role: StaffRole | '';
}

const stateOf = ({ isActive, isBound, toHandOver }: RosterRow): Pick<ShownPerson, 'state' | 'tone'> => {
  if (toHandOver) return { state: `${toHandOver} 单要交接`, tone: 'waiting' };
  if (!isActive) return { state: '已停用', tone: 'ended' };
  return isBound ? { state: '已绑定', tone: 'done' } : { state: '未绑定', tone: 'waiting' };
};

const shown = (person: RosterRow): ShownPerson => ({
  staffNo: person.staffNo,
  name: person.name,
  initial: person.name.slice(0, 1),
  roles: person.roles.map((role) => ROLES[role].label).join('、'),
  about: [person.staffNo, person.phone, person.trades.join('、')].filter(Boolean).join(' · '),
  isActive: person.isActive,
  ...stateOf(person),
});

/**
 * @param cursor where the page before ended; empty for the first
 * @throws CloudError
 */
export async function loadRoster({ words, state, role }: Wanted, cursor: string) {
  const wanted = { ...(words && { words }), ...(state && { state }), ...(role && { role }) };
  const { people, nextCursor, isCut } = await call<{
    people: RosterRow[];
    nextCursor: string | null;
    isCut: boolean;
  }>('admin-roster', { op: 'list', ...wanted, ...(cursor && { cursor }) });
  return { rows: people.map(shown), cursor: nextCursor ?? '', isCut };
}
