/** Rating is possible once per completion, for 15 days; repairing it again for 30, counted from the same confirmation. */
import type { ActionId, TicketView } from '@xiuda/domain';
import { person } from '../support/people';
import { ticketIn } from '../support/walk';
import { type SeenTicket, type StepData, type World, world } from '../support/world';

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

const MINUTE = 60_000;

/** A step of the reporter's at that time. */
const stepAt = async (action: 'rate' | 'reopen' | 'refuse-work', ticket: SeenTicket, now: number) =>
  w.cloud.invoke<StepData>(`ticket-${action}`, await w.event('reporter', action, ticket), openid, now);

test.each(['completed', 'rated'] as const)(
  'what is %s can be repaired again for thirty days',
  async (status) => {
    const ticket = await ticketIn(w, status);
    const confirmed = (await w.stored(ticket._id)).confirmation?.at.getTime() ?? 0;
    const late = await stepAt('reopen', ticket, confirmed + 30 * DAY + MINUTE);
    expect(late).toMatchObject({
      ok: false,
      error: { code: 'WRONG_STATUS', message: expect.stringContaining('30') },
    });
    expect(await stepAt('reopen', ticket, confirmed + 30 * DAY - MINUTE)).toMatchObject({
      ok: true,
      data: { ticket: { status: 'pendingReview', reopenCount: 1, suggestedWorker: { staffNo: 'W1' } } },
    });
  },
);

test('rated on the fourteenth day, the thirty days still count from the confirmation', async () => {
  const completed = await ticketIn(w, 'completed');
  const confirmed = Date.parse(completed.since);
  const rated = await stepAt('rate', completed, confirmed + 14 * DAY);
  if (!rated.ok) throw new Error(rated.error.code);
  expect(await stepAt('reopen', rated.data.ticket, confirmed + 30 * DAY + MINUTE)).toMatchObject({
    ok: false,
    error: { code: 'WRONG_STATUS' },
  });
  expect(await stepAt('reopen', rated.data.ticket, confirmed + 30 * DAY - MINUTE)).toMatchObject({
    ok: true,
  });
});

test('what was accepted can be rated and repaired again, and refused no more', async () => {
  const ticket = await ticketIn(w, 'completed');
  await w.cloud.change('tickets', ticket._id, { acceptance: { by: 'system', at: new Date() } });
  expect(await w.step('reporter', 'refuse-work', ticket)).toMatchObject({
    ok: false,
    error: { code: 'WRONG_STATUS', message: expect.stringContaining('已经验收') },
  });
  const seen = await w.data<{ actions: ActionId[] }>('reporter', 'tickets', {
    op: 'get',
    ticketId: ticket._id,
  });
  expect(seen.actions).toEqual(['rate', 'reopen']);
  const rated = await w.go('reporter', 'rate', ticket);
  expect(rated).toMatchObject({ status: 'rated', acceptance: { by: 'system' }, rating: { score: 5 } });
});

test('repaired again it is rated again, each time', async () => {
  let ticket = await ticketIn(w, 'rated');
  for (const round of [1, 2]) {
    const reopened = await w.go('reporter', 'reopen', ticket);
    expect(reopened).toMatchObject({ reopenCount: round, suggestedWorker: { staffNo: 'W1' } });
    for (const field of ['completion', 'confirmation', 'acceptance', 'rating', 'worker'])
      expect(reopened).not.toHaveProperty(field);
    const assigned = await w.go('reviewer', 'dispatch', reopened);
    const started = await w.go('worker', 'start', await w.go('worker', 'accept', assigned));
    const finished = await w.go('worker', 'request-completion', started, {
      ...{ result: 'unfixable', advice: '建议整套更换' },
    });
    expect(finished).toMatchObject({ completion: { result: 'unfixable', advice: '建议整套更换' } });
    const confirmed = await w.go('reviewer', 'confirm-completion', finished);
    ticket = await w.go('reporter', 'rate', confirmed, { score: round, speed: 1, tags: ['上门慢'] });
    expect(ticket.rating).toMatchObject({ score: round, speed: 1, tags: ['上门慢'] });
  }
});
