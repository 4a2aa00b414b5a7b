/** Who uses this phone. Kept in storage, so that a page opens without asking again. */
import {
  type AccountView,
  type Deputy,
  type LastPlace,
  type RoleRow,
  ROLES,
  type ServiceInfo,
  STAFF_ROLES,
  type StaffRole,
} from '@xiuda/domain';
import { call } from './cloud';
import { keepReminders, type Reminder } from './reminders';
import { newRequestId } from './request-id';
import { forgetSeen } from './seen-keys';
import { clearAllButService, keepService } from './service';

const KEY = 'account';

let known: AccountView | undefined;
/** Counts sign-outs: an answer that was asked for before one is not kept. */
let visit = 0;

/** undefined: nobody has logged in on this phone. */
export function account(): AccountView | undefined {
  known ??= (wx.getStorageSync(KEY) as AccountView | '') || undefined;
  return known;
}

/** Who works here, and as what; empty for everybody else. */
export const staffKey = ({ staff }: Partial<AccountView> = {}): string =>
  staff ? [staff.staffNo, ...staff.roles].join() : '';

interface Answer {
  readonly account: AccountView;
  /** Only a login tells. */
  readonly reminders?: readonly Reminder[];
  readonly service?: ServiceInfo;
}

async function ask(input: object): Promise<AccountView> {
  const asked = visit;
  const { account: fresh, reminders, service } = await call<Answer>('account', input);
  if (asked === visit) {
    if (staffKey(known) !== staffKey(fresh)) forgetSeen();
    known = fresh;
    wx.setStorageSync(KEY, fresh);
    if (reminders) keepReminders(reminders);
    if (service) keepService(service);
  }
  return fresh;
}

/** Creates the account at first sight; later it only tells what changed, roles for example. */
export const login = (): Promise<AccountView> => ask({ op: 'login' });

/** @param code from a getPhoneNumber button, good for one use */
export const bindPhone = (code: string): Promise<AccountView> =>
  ask({ op: 'bindPhone', code, requestId: newRequestId() });

export const bindStaff = (staffNo: string, name: string): Promise<AccountView> =>
  ask({ op: 'bindStaff', staffNo, name, requestId: newRequestId() });

/** @throws CloudError INVALID_INPUT at `staffNo`, `from` or `until` */
export const setDeputy = (deputy: Deputy, requestId: string): Promise<AccountView> =>
  ask({ op: 'setDeputy', ...deputy, requestId });

export const endDeputy = (requestId: string): Promise<AccountView> => ask({ op: 'endDeputy', requestId });

/** Begins to remove the account, or goes on with it; asked again until nothing of the person is left. */
export const removeAccount = (): Promise<{ readonly removed: boolean; readonly left: number }> =>
  call('account', { op: 'remove', confirm: true });

/** Keeps what the next report can start with: from this moment on, whenever the answer comes. */
export async function remember(update: {
  contactName?: string;
  contactPhone?: string;
  lastPlace?: LastPlace;
}): Promise<AccountView> {
  const before = account();
  const early = before && { ...before, ...update };
  known = early;
  try {
    return await ask({ op: 'update', ...update });
  } catch (error) {
    if (known === early) known = before;
    throw error;
  }
}

/** On this phone only: the account stays. */
export function signOut(): void {
  visit += 1;
  known = undefined;
  // Drafts and whatever else is kept belong to who leaves.
  clearAllButService();
}

/** In the order of the work, so that the first is where it begins. */
export function staffRoles(): StaffRole[] {
  const roles = account()?.staff?.roles ?? [];
  return STAFF_ROLES.filter((role) => roles.includes(role));
}

/** The page where this person's work is: the first work centre of a staff member, else 报修大厅. */
export function homePage(): string {
  const pages = staffRoles().map((role) => (ROLES[role] as RoleRow).page);
  return `/${pages.find((page) => page !== undefined) ?? ROLES.reporter.page}`;
}
