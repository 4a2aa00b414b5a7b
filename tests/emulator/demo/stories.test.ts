import { type Role, type Status, type Tab, type Ticket, VIEWS } from '@xiuda/domain';
import { DEMO_PEOPLE, EVERYBODY, type Person } from '../../../emulator/demo/people';
import { PHOTO_NAMES } from '../../../emulator/demo/photos';
import { requestIdOf } from '../../../emulator/demo/play';
import { schedule } from '../../../emulator/demo/schedule';
import { STORIES } from '../../../emulator/demo/stories';
import { staffNoOf, tell } from './tell';

/** Presents that matter: morning, evening, deep night, and the first minutes of a day at UTC+8. */
const PRESENTS = [
  '2026-11-22T10:30:00+08:00',
  '2026-11-22T21:45:00+08:00',
  '2026-11-23T03:10:00+08:00',
  '2026-12-31T23:59:30+08:00',
  '2027-01-01T00:00:30+08:00',
  '2027-01-01T08:00:30+08:00',
].map((text) => Date.parse(text));
const [NOW = 0] = PRESENTS;

const WANTED: Record<Status, number> = {
  pendingPreReview: 5,
  pendingReview: 10,
  pooled: 1,
  assigned: 6,
  accepted: 4,
  repairing: 8,
  paused: 2,
  pendingConfirmation: 5,
  completed: 7,
  rated: 12,
  rejected: 4,
  cancelled: 3,
};

const tickets = STORIES.map((story) => tell(story, NOW));
const unique = (list: readonly unknown[]) => new Set(list).size;
const stepsOf = (action: string) =>
  STORIES.flatMap(({ steps }) => steps).filter((one) => one.action === action);

function inTab(ticket: Ticket, role: Role, tab: Tab, person: Person): boolean {
  if (tab.statuses && !tab.statuses.includes(ticket.status)) return false;
  const staffNo = staffNoOf(person.openid);
  if (tab.scope === 'own') return ticket.reporter.openid === person.openid;
  if (tab.scope === 'past') return ticket.past.includes(`${role}:${staffNo}`);
  if (tab.scope === 'assigned')
    return ticket[role === 'reviewer' ? 'reviewer' : 'worker']?.staffNo === staffNo;
  return true;
}

test.each(STORIES.map((story) => [story.id, story] as const))(
  '%s is allowed by the rules and ends as told',
  (_, story) => {
    expect(tell(story, NOW).status).toBe(story.ends);
  },
);

test('tickets stand in every status as planned', () => {
  const counts: Partial<Record<Status, number>> = {};
  for (const { status } of tickets) counts[status] = (counts[status] ?? 0) + 1;
  expect(counts).toEqual(WANTED);
});

test.each(
  DEMO_PEOPLE.flatMap((person) =>
    VIEWS[person.role].tabs.map((tab) => [person.name, tab.label, person, tab] as const),
  ),
)('%s finds something under %s', (_name, _label, person, tab) => {
  expect(tickets.filter((ticket) => inTab(ticket, person.role, tab, person))).not.toHaveLength(0);
});

test.each(PRESENTS.map((now) => [new Date(now).toISOString(), now] as const))(
  'made at %s, nothing happens in the future or out of order',
  (_, now) => {
    for (const story of STORIES) {
      const times = schedule(story, now);
      expect(times.every((time, i) => i === 0 || time > (times[i - 1] ?? 0))).toBe(true);
      expect(Math.max(...times)).toBeLessThanOrEqual(now);
    }
  },
);

test('people report and repair in daytime, but for one burst pipe at three in the morning', () => {
  const atNight = STORIES.filter((story) =>
    schedule(story, NOW).some((time) => {
      const hour = new Date(time + 8 * 3_600_000).getUTCHours();
      return hour < 8 || hour > 20;
    }),
  );
  expect(atNight.map(({ id }) => id)).toEqual(['burst-pipe-at-night']);
});

test('nothing lies further back than a rating or a month allows', () => {
  const earliest = Math.min(...STORIES.map((story) => schedule(story, NOW)[0] ?? NOW));
  expect(NOW - earliest).toBeLessThan(30 * 86_400_000);
});

test('the timelines tell of returns, transfers, refusals and reassignments', () => {
  for (const action of [
    'return-to-pre-review',
    'return-to-review',
    'transfer-review',
    'reject-completion',
    'reassign-worker',
    'reassign-reviewer',
  ]) {
    expect([action, stepsOf(action).length]).toEqual([action, expect.any(Number)]);
    expect(stepsOf(action).length).toBeGreaterThanOrEqual(2);
  }
});

test('descriptions are all different and 10 to 60 characters long', () => {
  const texts = STORIES.map(({ description }) => description);
  expect(unique(texts)).toBe(STORIES.length);
  expect(texts.filter((text) => text.length < 10 || text.length > 60)).toEqual([]);
});

test('story ids and request ids are unique and short enough', () => {
  expect(unique(STORIES.map(({ id }) => id))).toBe(STORIES.length);
  expect(STORIES.map((story) => requestIdOf(story, 99)).filter((id) => id.length > 64)).toEqual([]);
});

test('every person has one account and every picture is used', () => {
  expect(unique(EVERYBODY.map(({ openid }) => openid))).toBe(EVERYBODY.length);
  expect(unique(EVERYBODY.map(({ phone }) => phone))).toBe(EVERYBODY.length);
  const used = STORIES.flatMap(({ photos = [], steps }) => [
    ...photos,
    ...steps.flatMap((one) => one.photos ?? []),
  ]);
  expect(new Set(used)).toEqual(new Set(PHOTO_NAMES));
});
