/** staff · list: who may look up whom, who is in it, and how much each has in hand. */
import type { StaffOption, StaffRole } from '@xiuda/domain';
import type { PersonName } from '../support/people';
import { ticketIn } from '../support/walk';
import { type Fields, type World, world } from '../support/world';

let w: World;
beforeAll(async () => {
  w = await world();
}, 60_000);
afterAll(() => w.stop());

const list = (who: PersonName, role: unknown, more: Fields = {}) =>
  w.call<{ staff: StaffOption[] }>(who, 'staff', { op: 'list', role, ...more });

/** Whom each asks for, as the contract says. */
const MAY: Partial<Record<PersonName, StaffRole[]>> = {
  preReviewer: ['reviewer'],
  reviewer: ['reviewer', 'worker'],
  worker: ['worker'],
  admin: ['preReviewer', 'reviewer', 'worker', 'admin'],
  severalRoles: ['reviewer', 'worker'],
};

/** Active and bound, by number. */
const PEOPLE_OF: Record<StaffRole, string[]> = {
  preReviewer: ['M1', 'P1', 'P2'],
  reviewer: ['M1', 'R1', 'R2', 'R3'],
  worker: ['M1', 'W1', 'W2', 'W3'],
  admin: ['A1'],
};

const ASKERS: PersonName[] = [
  'reporter',
  'stranger',
  'inactive',
  'preReviewer',
  'reviewer',
  'worker',
  'admin',
  'severalRoles',
];
const ROLES = Object.keys(PEOPLE_OF) as StaffRole[];

test.each(ASKERS.flatMap((who) => ROLES.map((role) => [who, role] as const)))(
  '%s asks for %ss',
  async (who, role) => {
    const answer = await list(who, role);
    if (MAY[who]?.includes(role)) {
      expect(answer).toMatchObject({ ok: true });
      expect(answer.ok && answer.data.staff.map((one) => one.staffNo).sort()).toEqual(PEOPLE_OF[role]);
    } else expect(answer).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } });
  },
);

test.each(['reporter', '', 'boss', null, undefined, ['worker']])(
  'there is no role %j to ask for',
  async (role) => {
    expect(await list('admin', role)).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } });
  },
);

test('a form may say the place and the item of the ticket', async () => {
  expect(await list('reviewer', 'worker', { areaId: 'd3-201', itemId: 'faucet' })).toMatchObject({
    ok: true,
  });
});

test('openTickets counts what each has in hand, in that role, while it is open', async () => {
  await ticketIn(w, 'pendingReview');
  await ticketIn(w, 'assigned');
  await ticketIn(w, 'repairing', { detour: true });
  await ticketIn(w, 'pendingConfirmation');
  await ticketIn(w, 'completed');
  await ticketIn(w, 'rejected');
  await ticketIn(w, 'cancelled');
  await w.go('reviewer', 'reassign-worker', await ticketIn(w, 'accepted'));
  const open = async (role: StaffRole) => {
    const answer = await list('admin', role);
    const staff = answer.ok ? answer.data.staff : [];
    return Object.fromEntries(staff.map((one) => [one.staffNo, one.openTickets]));
  };
  expect(await open('reviewer')).toEqual({ R1: 5, R2: 0, R3: 0, M1: 0 });
  expect(await open('worker')).toEqual({ W1: 3, W2: 1, W3: 0, M1: 0 });
});

test('nobody learns more than number, name and load', async () => {
  const answer = await list('admin', 'worker');
  expect(answer.ok).toBe(true);
  for (const one of answer.ok ? answer.data.staff : []) {
    expect(Object.keys(one).sort()).toEqual(['name', 'openTickets', 'staffNo']);
  }
});
