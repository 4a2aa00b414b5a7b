/** Rating is possible once per completion, for 15 days. */
import type { ActionId, TicketView } from '@xiuda/domain';
import { person } from '../support/people';
import { ticketIn } from '../support/walk';
import { type StepData, type World, world } from '../support/world';

let w: World;
beforeAll(async () => {
  w = await world();
}, 60_000);
afterAll(() => w.stop());

const DAY = 24 * 60 * 60_000;
const { openid } = person('reporter');

test('on the fifteenth day it can still be rated', async () => {
  const ticket = await ticketIn(w, 'completed');
  const now = Date.parse(ticket.since) + 15 * DAY - 60_000;
  const answer = await w.cloud.invoke<StepData>(
    'ticket-rate',
    await w.event('reporter', 'rate', ticket),
    openid,
    now,
  );
  expect(answer).toMatchObject({
    ok: true,
    data: { ticket: { status: 'rated', rating: { score: 5, comment: '很快' } } },
  });
});

test('after fifteen days it cannot, and nothing changes', async () => {
  const ticket = await ticketIn(w, 'completed');
  const before = await w.stored(ticket._id);
  const now = Date.parse(ticket.since) + 15 * DAY + 60_000;
  const answer = await w.cloud.invoke<StepData>(
    'ticket-rate',
    await w.event('reporter', 'rate', ticket),
    openid,
    now,
  );
  expect(answer).toMatchObject({ ok: false, error: { code: 'WRONG_STATUS' } });
  expect(await w.stored(ticket._id)).toEqual(before);
});

test('after fifteen days no button offers it', async () => {
  const ticket = await ticketIn(w, 'completed');
  const event = { op: 'get', ticketId: ticket._id };
  const seen = (now: number) =>
    w.cloud.invoke<{ ticket: TicketView; actions: ActionId[] }>('tickets', event, openid, now);
  expect(await seen(Date.parse(ticket.since) + 14 * DAY)).toMatchObject({
    data: { actions: expect.arrayContaining(['rate']) },
  });
  const late = await seen(Date.parse(ticket.since) + 16 * DAY);
  expect(late).toMatchObject({ data: { actions: expect.not.arrayContaining(['rate']) } });
});

test('it can be rated once', async () => {
  const ticket = await ticketIn(w, 'rated');
  const answer = await w.step('reporter', 'rate', ticket, { score: 1 });
  expect(answer).toMatchObject({ ok: false, error: { code: 'WRONG_STATUS' } });
});
