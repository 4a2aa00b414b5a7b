/** tickets · find: the number that somebody reads out, or its last six digits. */
import type { TicketSummary } from '@xiuda/domain';
import { type PersonName, person } from '../support/people';
import { ticketIn } from '../support/walk';
import {
  freshRequestId,
  must,
  REPORT,
  type SeenTicket,
  type StepData,
  type World,
  world,
} from '../support/world';

let w: World;
let ticket: SeenTicket;
beforeAll(async () => {
  w = await world();
  ticket = await ticketIn(w, 'repairing');
}, 60_000);
afterAll(() => w.stop());

const found = async (who: PersonName, number: string): Promise<string[]> => {
  const data = await w.data<{ tickets: TicketSummary[] }>(who, 'tickets', { op: 'find', number });
  return data.tickets.map(({ _id }) => _id);
};

const WRITTEN: Record<string, (number: string) => string> = {
  'as it stands': (number) => number,
  'in small letters': (number) => number.toLowerCase(),
  'without BX': (number) => number.slice(2),
  'without dash': (number) => number.replace('-', ''),
  'with blanks': (number) => ` BX ${number.slice(2, 10)} ${number.slice(11)} `,
  'its last six digits': (number) => number.slice(-6),
};

test.each(Object.keys(WRITTEN))('is found by its number %s', async (way) => {
  expect(await found('worker', WRITTEN[way]?.(ticket.number) ?? '')).toEqual([ticket._id]);
});

test.each<[PersonName, boolean]>([
  ['reporter', true],
  ['preReviewer', true],
  ['reviewer', true],
  ['worker', true],
  ['admin', true],
  ['otherReporter', false],
  ['otherReviewer', false],
  ['otherWorker', false],
])('%s: seen %s', async (who, isSeen) => {
  expect(await found(who, ticket.number)).toEqual(isSeen ? [ticket._id] : []);
});

test('what is found has the buttons of the person who looks', async () => {
  const input = { op: 'find', number: ticket.number };
  const { tickets } = await w.data<{ tickets: TicketSummary[] }>('worker', 'tickets', input);
  expect(tickets[0]?.actions).toContain('request-completion');
});

test('six digits reach three months back, no further', async () => {
  const day = 24 * 60 * 60 * 1000;
  const reportedAt = async (at: number) => {
    const event = { requestId: freshRequestId(), ...REPORT };
    const answer = await w.cloud.invoke<StepData>('ticket-submit', event, person('reporter').openid, at);
    return must(answer, 'submit').ticket;
  };
  const recent = await reportedAt(Date.now() - 90 * day);
  const old = await reportedAt(Date.now() - 100 * day);
  expect(await found('reporter', recent.number.slice(-6))).toContain(recent._id);
  expect(await found('reporter', old.number.slice(-6))).not.toContain(old._id);
  expect(await found('reporter', old.number)).toEqual([old._id]);
});

test.each(['', '12345', '1234567', 'BX2026', '水龙头', 'BX20261121-12345x', '9'.repeat(41)])(
  '%p is no ticket number',
  async (number) => {
    const answer = await w.call('worker', 'tickets', { op: 'find', number });
    expect(answer).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } });
  },
);

test('costs two database round trips, and reads no more than it shows', async () => {
  const input = { op: 'find', number: ticket.number.slice(-6) };
  const { cost } = await w.cloud.measured('tickets', input, person('worker').openid);
  expect(cost.sequentialRoundTrips).toBeLessThanOrEqual(2);
});
