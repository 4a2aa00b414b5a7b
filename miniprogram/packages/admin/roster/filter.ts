/** By what the roster is narrowed down. */
import { ALL_ROSTER_STATES, ROLES, ROSTER_STATES, STAFF_ROLES } from '@xiuda/domain';
import type { Wanted } from './load';

const ALL = 'all';

export const TABS = [
  { id: ALL, label: '全部' },
  ...ALL_ROSTER_STATES.map((id) => ({ id, label: ROSTER_STATES[id] })),
].map((tab) => ({ ...tab, count: 0 }));

export const ROLE_CHIPS = STAFF_ROLES.map((id) => ({ id: id as string, label: ROLES[id].label as string }));

export interface Filter {
  /** Of TABS. */
  readonly tab: string;
  /** One, or none. */
  readonly role: readonly string[];
  readonly sought: string;
}

export const EVERYBODY: Filter = { tab: ALL, role: [], sought: '' };

export const wantedOf = ({ tab, role, sought }: Filter): Wanted => ({
  words: sought,
  state: tab === ALL ? '' : (tab as Wanted['state']),
  role: (role[0] ?? '') as Wanted['role'],
});

/** Both ask for the same people. */
export const isSame = (one: Wanted, other: Wanted): boolean =>
  one.words === other.words && one.state === other.state && one.role === other.role;
