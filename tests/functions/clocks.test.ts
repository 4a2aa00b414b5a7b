/** What takes too long, in the lists and on the tickets: always computed from the timeline, by what is set now. */
import type { Wire } from '../support/cloud';
import { person, type PersonName } from '../support/people';
import { at, type TimedTickets, timedTickets } from '../support/timed-tickets';
import { type Fields, freshRequestId, type ListData, type World, world } from '../support/world';

let w: World;
let tickets: TimedTickets;

beforeAll(async () => {
  w = await world();
  tickets = await timedTickets(w, ['pendingReview', 'repairing', 'paused']);
}, 60_000);
afterAll(() => w.stop());
afterEach(() => tickets.clear());

const list = async (
  who: PersonName,
  view: string,
  now: string,
  more: Fields = {},
): Promise<Wire<ListData>> => {
  const event = { op: 'list', view, ...more };
  const answer = await w.cloud.invoke<ListData>('tickets', event, person(who).openid, at(now));
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.data;
};

const idsOf = (page: Wire<ListData>): string[] => page.tickets.map(({ _id }) => _id);

const late = async (now: string, who: PersonName = 'reviewer', view = 'reviewer') =>
  idsOf(await list(who, view, now, { tab: 'late', limit: 50 }));

async function set(part: string, value: unknown): Promise<void> {
  await w.data('admin', 'admin-settings', { op: 'save', part, value, requestId: freshRequestId() });
}

test('a ticket is late from its limit on, in its reviewer’s list and the admin’s', async () => {
  const id = await tickets.add('pendingReview', ['12-04 08:00', '12-04 08:30']);
  expect(await late('12-04 11:59')).toEqual([]);
  expect(await late('12-04 12:00')).toEqual([id]);
  expect(await late('12-04 12:00', 'admin', 'admin')).toEqual([id]);
  expect(await late('12-04 12:00', 'otherReviewer')).toEqual([]);
  expect((await list('reviewer', 'reviewer', '12-04 12:00')).counts).toMatchObject({ late: 1, dueBack: 0 });
  expect((await list('admin', 'admin', '12-04 12:00')).counts).toEqual({ late: 1 });
});

test('nights and weekends do not count, but for what is dangerous', async () => {
  const usual = await tickets.add('pendingReview', ['12-04 17:00', '12-04 17:30']);
  const gas = await tickets.add('pendingReview', ['12-04 17:30', '12-04 17:40'], { danger: 'gas' });
  expect(await late('12-05 09:00')).toEqual([gas]);
  expect(await late('12-07 10:59')).toEqual([gas]);
  // What is dangerous comes first, also where another has waited for longer.
  expect(await late('12-07 11:00')).toEqual([gas, usual]);
});

test('a holiday that is set does not count, from the next call on', async () => {
  const id = await tickets.add('pendingReview', ['12-04 17:00', '12-04 17:30']);
  expect(await late('12-07 12:00')).toEqual([id]);
  await set('clocks', { calendar: { dates: { '2026-12-07': 'holiday' } } });
  expect(await late('12-07 12:00')).toEqual([]);
  expect(await late('12-08 12:00')).toEqual([id]);
  await set('clocks', { calendar: { dates: { '2026-12-07': null } } });
  expect(await late('12-07 12:00')).toEqual([id]);
});

test('another limit holds for the past at once, in lists, counts and words', async () => {
  const id = await tickets.add('pendingReview', ['12-04 08:00', '12-04 08:30']);
  const words = async () => (await list('reviewer', 'reviewer', '12-04 11:00')).tickets[0]?.late;
  expect(await words()).toBeUndefined();
  await set('clocks', { hours: { normal: { review: 1 } } });
  expect(await late('12-04 11:00')).toEqual([id]);
  expect(await words()).toBe('超时 2小时');
  await set('clocks', { hours: { normal: { review: 4 } } });
  expect(await late('12-04 11:00')).toEqual([]);
  expect((await list('reviewer', 'reviewer', '12-04 11:00')).counts?.late).toBe(0);
});

test('waiting for parts does not count, other reasons do', async () => {
  const steps = ['11-30 08:00', '11-30 08:10', '11-30 08:20', '11-30 09:00'];
  const paused = tickets.original('paused').timeline.length;
  const parts = await tickets.add('paused', steps);
  const other = await tickets.add('paused', steps, {
    timeline: tickets.original('paused').timeline.map((entry, index) => ({
      ...entry,
      at: new Date(at(steps[index - (paused - steps.length)] ?? '11-29 08:00')),
      ...(index === paused - 1 && { input: { ...entry.input, reasonCode: 'other' } }),
    })),
  });
  expect(await late('12-04 09:00')).toEqual([other]);
  expect((await list('reviewer', 'reviewer', '12-04 09:00')).counts?.late).toBe(1);
  expect(await late('12-30 09:00')).not.toContain(parts);
});

test('staff read it on the ticket, its reporter does not', async () => {
  const ticketId = await tickets.add('pendingReview', ['12-04 08:00', '12-04 08:30']);
  const seen = async (who: PersonName) => {
    const event = { op: 'get', ticketId };
    const { openid } = person(who);
    const answer = await w.cloud.invoke<{ ticket: { late?: string } }>(
      'tickets',
      event,
      openid,
      at('12-04 12:20'),
    );
    return answer.ok ? answer.data.ticket.late : answer.error.code;
  };
  expect(await seen('reviewer')).toBe('超时 20分钟');
  expect(await seen('admin')).toBe('超时 20分钟');
  expect(await seen('reporter')).toBeUndefined();
  const own = await list('reporter', 'reporter', '12-04 12:20');
  expect(own.tickets.map((ticket) => ticket.late)).toEqual([undefined]);
});

test('this list takes no filter', async () => {
  const event = { op: 'list', view: 'admin', tab: 'late', status: 'repairing' };
  expect(await w.call('admin', 'tickets', event)).toMatchObject({
    ok: false,
    error: { code: 'INVALID_INPUT', details: { status: '这个列表不能这样筛选' } },
  });
});

describe('many of them', () => {
  const NOW = '12-11 12:00';
  const minutes = (index: number) => `12-04 08:${String(Math.floor(index / 3)).padStart(2, '0')}`;
  let crowds = 0;
  const id = (kind: string, index: number) => `${crowds}-${kind}-${String(index).padStart(3, '0')}`;

  /** Late and paused ones that began at the same moments, and some that are dangerous. */
  async function crowd(): Promise<string[]> {
    crowds += 1;
    const added = Array.from({ length: 40 }, async (_, index) => {
      const time = minutes(index);
      await tickets.add('repairing', [time, time, time], { _id: id('late', index) });
      await tickets.add('paused', [time, time, time, time], { _id: id('paused', index) });
      if (index % 4 === 0)
        await tickets.add('repairing', [time, time, time], { _id: id('gas', index), danger: 'gas' });
    });
    await Promise.all(added);
    const kinds = (kind: string, step: number) =>
      Array.from({ length: 40 / step }, (_, index) => id(kind, index * step));
    return [...kinds('gas', 4), ...kinds('late', 1)];
  }

  test('all pages hold each once, in order, and the paused ones never', async () => {
    const expected = await crowd();
    for (const [who, view] of [
      ['reviewer', 'reviewer'],
      ['admin', 'admin'],
    ] as const) {
      const found: string[] = [];
      let cursor: string | null | undefined;
      do {
        const page = await list(who, view, NOW, { tab: 'late', limit: 7, ...(cursor && { cursor }) });
        expect(page.tickets.length).toBeLessThanOrEqual(7);
        found.push(...idsOf(page));
        cursor = page.nextCursor;
      } while (cursor);
      expect(found).toEqual(expected);
    }
    expect((await list('reviewer', 'reviewer', NOW)).counts?.late).toBe(50);
  });

  test('of those that are in time none is even looked at, and the list takes two rounds', async () => {
    await crowd();
    // Now, by the clock of this machine, none of them has begun.
    const event = { op: 'list', view: 'reviewer', tab: 'late' };
    const { cost } = await w.cloud.measured('tickets', event, person('reviewer').openid);
    const looked = cost.requests.filter(({ collection }) => collection === 'tickets');
    expect(looked.map(({ examined }) => examined)).toEqual(looked.map(() => 0));
    expect(cost.sequentialRoundTrips).toBeLessThanOrEqual(2);
  });

  test('counts stop at 99', async () => {
    await w.cloud.insert(
      'tickets',
      Array.from({ length: 120 }, (_, index) => ({
        ...tickets.original('pendingReview'),
        ...{ _id: id('many', index), number: `BX-many-${index}`, outbox: [] },
        timeline: tickets.original('pendingReview').timeline.map((entry) => ({
          ...entry,
          at: new Date(at('12-04 08:00')),
        })),
        ...{ stageSince: new Date(at('12-04 08:00')), since: new Date(at('12-04 08:00')) },
      })),
    );
    expect((await list('admin', 'admin', NOW)).counts).toEqual({ late: 99 });
  });
});

test('a pause that should be over comes back to its reviewer, the first that was due first', async () => {
  const steps = ['12-01 08:00', '12-01 08:10', '12-01 08:20', '12-01 09:00'];
  const until = (day: string) => ({
    pause: { ...tickets.original('paused').pause, expectedAt: new Date(at(`${day} 23:59`)) },
  });
  const later = await tickets.add('paused', steps, until('12-04'));
  const sooner = await tickets.add('paused', steps, until('12-03'));
  await tickets.add('paused', steps, {
    pause: { ...tickets.original('paused').pause, expectedAt: undefined },
  });
  const due = async (now: string, more: Fields = {}) =>
    list('reviewer', 'reviewer', now, { tab: 'dueBack', ...more });
  expect(idsOf(await due('12-03 12:00'))).toEqual([]);
  expect(idsOf(await due('12-04 08:00'))).toEqual([sooner]);
  expect((await due('12-05 08:00')).counts?.dueBack).toBe(2);
  const first = await due('12-05 08:00', { limit: 1 });
  expect(idsOf(first)).toEqual([sooner]);
  expect(idsOf(await due('12-05 08:00', { limit: 1, cursor: first.nextCursor }))).toEqual([later]);
  expect(idsOf(await list('otherReviewer', 'reviewer', '12-05 08:00', { tab: 'dueBack' }))).toEqual([]);
});
