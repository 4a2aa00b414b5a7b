import { ROLES } from '@xiuda/domain';
import { DEMO_PEOPLE } from './people';

/** One entry of the identity switcher; `role` is the label on the screen. */
export interface Identity {
  readonly openid: string;
  readonly name: string;
  readonly role: string;
  readonly note: string;
}

export const IDENTITIES: readonly Identity[] = DEMO_PEOPLE.map(({ openid, name, role, note }) => ({
  openid,
  name,
  role: ROLES[role].label,
  note,
}));
