/** The views and tabs of the contract's "Lists". */
import { COUNT_CAP, type Role, type Status, type Tab, tabHolding, tabOf, VIEWS } from '@xiuda/domain';
import { BY_TIME, QUEUES, RANKED, TAB_LABELS, TABS } from '../support/contract';

const roles = Object.keys(TABS) as Role[];

/** Whose tickets each tab holds. */
const scopeOf = (role: Role, tab: string): string => {
  if (role === 'admin') return 'everything';
  if (role === 'reporter') return 'own';
  if (tab === 'done') return 'past';
  return role === 'preReviewer' || tab === 'pool' ? 'shared' : 'assigned';
};

const tabsOf = (role: Role): readonly Tab[] => VIEWS[role].tabs;

test('there is a view for each role and no other', () => {
  expect(Object.keys(VIEWS).sort()).toEqual([...roles].sort());
});

test.each([
  ['reporter', '报修大厅'],
  ['preReviewer', '工单中心'],
  ['reviewer', '工单中心'],
  ['worker', '工单中心'],
  ['admin', '全部工单'],
] as const)('the view of %s is called %s', (role, label) => expect(VIEWS[role].label).toBe(label));

describe.each(roles)('%s', (role) => {
  test('has its tabs in order, with their words', () => {
    expect(tabsOf(role).map((tab) => tab.id)).toEqual(Object.keys(TABS[role]));
    expect(tabsOf(role).map((tab) => tab.label)).toEqual(TAB_LABELS[role]);
  });

  test.each(Object.entries(TABS[role]))('%s holds its statuses', (id, statuses) => {
    const tab = tabOf(role, id);
    expect(tab?.statuses && [...tab.statuses].sort()).toEqual(statuses && [...statuses].sort());
    expect(tab?.scope).toBe(scopeOf(role, id));
  });

  test('marks the queues that somebody must clear', () => {
    const queues = tabsOf(role).filter((tab) => tab.queue);
    expect(queues.map((tab) => tab.id)).toEqual(QUEUES[role]);
  });

  test('puts the urgent first where somebody waits', () => {
    const ranked = tabsOf(role).filter((tab) => tab.ranked);
    expect(ranked.map((tab) => tab.id)).toEqual(RANKED[role]);
  });

  test('hides what only time brings, while there is nothing', () => {
    const byTime = tabsOf(role).filter((tab) => tab.only);
    expect(byTime).toEqual(tabsOf(role).filter((tab) => tab.hidesEmpty));
    expect(byTime.map((tab) => tab.id)).toEqual(QUEUES[role].filter((id) => BY_TIME.includes(id)));
  });

  test('opens on its first tab', () => expect(tabOf(role, undefined)?.id).toBe(Object.keys(TABS[role])[0]));

  test('knows no other tab', () => {
    for (const id of ['', 'grab', 'Pending', '__proto__', 'constructor'])
      expect(tabOf(role, id)).toBeUndefined();
  });
});

test('counts stop at 99', () => expect(COUNT_CAP).toBe(99));

/** Somebody of that role who has just acted: which tab holds the ticket, by hand from the contract. */
test.each<[Role, Status, boolean, string]>([
  ['reporter', 'pendingPreReview', false, 'open'],
  ['reporter', 'completed', false, 'toRate'],
  ['reporter', 'cancelled', false, 'done'],
  ['reporter', 'rated', false, 'done'],
  ['preReviewer', 'pendingPreReview', false, 'pending'],
  ['preReviewer', 'pendingReview', false, 'done'],
  ['preReviewer', 'rejected', false, 'done'],
  ['reviewer', 'pendingReview', true, 'pending'],
  ['reviewer', 'pendingReview', false, 'done'],
  ['reviewer', 'assigned', true, 'repairing'],
  ['reviewer', 'repairing', true, 'repairing'],
  ['reviewer', 'completed', true, 'done'],
  ['reviewer', 'pendingPreReview', false, 'done'],
  ['worker', 'accepted', true, 'accepted'],
  ['worker', 'repairing', true, 'repairing'],
  ['worker', 'pendingConfirmation', true, 'confirming'],
  ['worker', 'assigned', false, 'done'],
  ['worker', 'pendingReview', false, 'done'],
  ['admin', 'repairing', false, 'all'],
])('a %s finds a ticket that is %s (theirs: %s) in %s', (role, status, isTheirs, tab) => {
  const staff = { staffNo: isTheirs ? 'X1' : 'X2', name: '' };
  expect(tabHolding(role, { status, reviewer: staff, worker: staff }, 'X1')?.id).toBe(tab);
});
