import { ROLES } from '@xiuda/domain';
import { DEMO_PEOPLE } from './people';
import { FIRST_ADMIN } from './roster';

/** One entry of the identity switcher; `role` is the label on the screen, `phone` the number that WeChat knows. */
export interface Identity {
  readonly openid: string;
  readonly name: string;
  readonly role: string;
  readonly note: string;
  readonly phone: string;
}

export const DEMO_IDENTITIES: readonly Identity[] = DEMO_PEOPLE.map(
  ({ openid, name, role, note, phone }) => ({
    openid,
    name,
    role: ROLES[role].label,
    note,
    phone,
  }),
);

/** Whoever sets up a new installation: in the roster, bound by nobody yet. */
export const EMPTY_IDENTITIES: readonly Identity[] = [
  {
    openid: 'first-admin',
    name: FIRST_ADMIN.name,
    role: '还没有绑定',
    note: `学工号 ${FIRST_ADMIN._id}`,
    phone: FIRST_ADMIN.phone ?? '',
  },
];
