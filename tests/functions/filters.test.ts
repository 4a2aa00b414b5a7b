/** The filters of 全部工单: each alone, and every two together, over tickets of several days, places and items. */
import type { TicketSummary } from '@xiuda/domain';
import { person } from '../support/people';
import { ticketIn } from '../support/walk';
import { freshRequestId, must, REPORT, type StepData, type World, world } from '../support/world';

let w: World;
const ids: Record<string, string> = {};
const numbers: Record<string, string> = {};

/** A report of that instant. */
async function reported(name: string, at: number, fields: object): Promise<void> {
  const event = { requestId: freshRequestId(), ...REPORT, ...fields };
  const answer = await w.cloud.invoke<StepData>('ticket-submit', event, person('reporter').openid, at);
  const { ticket } = must(answer, name);
  ids[name] = ticket._id;
  numbers[name] = ticket.number;
}

beforeAll(async () => {
  w = await world();
  await reported('lastMinuteOfThe5th', Date.UTC(2026, 0, 5, 15, 59, 59), { areaId: 'd3-201' });
  await reported('firstMinuteOfThe6th', Date.UTC(2026, 0, 5, 16, 0), { areaId: 'd3', itemId: 'lamp' });
  await reported('lastMinuteOfThe6th', Date.UTC(2026, 0, 6, 15, 59, 59), {
    areaId: 'library',
    itemId: 'door',
  });
  await reported('firstMinuteOfThe7th', Date.UTC(2026, 0, 6, 16, 0), { areaId: 'gate', itemId: 'door' });
  const repairing = await ticketIn(w, 'repairing');
  ids.repairing = repairing._id;
}, 60_000);
afterAll(() => w.stop());

async function found(filters: object): Promise<string[]> {
  const data = await w.data<{ tickets: TicketSummary[] }>('admin', 'tickets', {
    op: 'list',
    view: 'admin',
    ...filters,
  });
  const names = new Map(Object.entries(ids).map(([name, id]) => [id, name]));
  return data.tickets.map((ticket) => names.get(ticket._id) ?? ticket._id);
}

const [A, B, C, D, R] = [
  'lastMinuteOfThe5th',
  'firstMinuteOfThe6th',
  'lastMinuteOfThe6th',
  'firstMinuteOfThe7th',
  'repairing',
];

test.each<[object, (string | undefined)[]]>([
  [{}, [R, D, C, B, A]],
  [{ status: 'pendingPreReview' }, [D, C, B, A]],
  [{ status: 'repairing' }, [R]],
  [{ areaId: 'east' }, [R, C, B, A]],
  [{ areaId: 'd3' }, [R, B, A]],
  [{ areaId: 'd3-201' }, [R, A]],
  [{ areaId: 'nowhere' }, []],
  [{ itemId: 'door' }, [D, C]],
  [{ workerId: 'W1' }, [R]],
  [{ workerId: 'W2' }, []],
  [{ from: '2026-01-06', to: '2026-01-06' }, [C, B]],
  [{ to: '2026-01-05' }, [A]],
  [{ from: '2026-01-07', to: '2026-01-31' }, [D]],
  [{ areaId: 'east', itemId: 'door' }, [C]],
])('%j', async (filters, expected) => expect(await found(filters)).toEqual(expected));

test('a ticket is found by its number', async () => {
  expect(await found({ number: numbers.firstMinuteOfThe7th })).toEqual([D]);
});

const FILTERS = [
  { status: 'pendingPreReview' },
  { areaId: 'east' },
  { itemId: 'door' },
  { workerId: 'W1' },
  { from: '2026-01-06' },
  { to: '2026-01-06' },
  { number: 'BX20260106-000000' },
];
const pairs = FILTERS.flatMap((one, i) => FILTERS.slice(i + 1).map((other) => ({ ...one, ...other })));

test.each([...pairs, Object.assign({}, ...FILTERS) as object])('an index serves %j', async (filters) => {
  expect(await found(filters)).toBeInstanceOf(Array);
});

test.each([
  { status: 'done' },
  { from: '6.1.2026' },
  { to: '2026-13-01' },
  { areaId: { $ne: '' } },
  { number: 7 },
])('%j is refused', async (filters) => {
  const answer = await w.call('admin', 'tickets', { op: 'list', view: 'admin', ...filters });
  expect(answer).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } });
});

test('a ticket number carries the day at UTC+8', () => {
  expect(Object.values(numbers).map((number) => number.slice(0, 10))).toEqual([
    'BX20260105',
    'BX20260106',
    'BX20260106',
    'BX20260107',
  ]);
});
