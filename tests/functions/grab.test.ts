/** 抢单: one winner, who comes late is told who got it, and nobody learns of what was never theirs to see. */
import type { ActionId, ConflictDetails, Ticket } from '@xiuda/domain';
import type { Answer } from '../support/cloud';
import { meet, WORKERS } from '../support/meeting';
import { messagesOf } from '../support/outbox';
import { person, type PersonName } from '../support/people';
import { ticketIn } from '../support/walk';
import { type SeenTicket, type StepData, type World, world } from '../support/world';

let w: World;
beforeAll(async () => {
  w = await world({ workers: WORKERS });
}, 60_000);
afterAll(() => w.stop());

const refused = (code: string) => ({ ok: false, error: { code } });
const codeOf = (answer: Answer<unknown>) => (answer.ok ? 'ok' : answer.error.code);
const conflictOf = (answer: Answer<unknown>) =>
  answer.ok ? undefined : (answer.error.details as unknown as ConflictDetails | undefined);

/** Workers who see what is in the pool. */
const RIVALS = ['worker', 'otherWorker', 'pastWorker', 'severalRoles'] as const;

describe('everybody at once', () => {
  let before: Ticket;
  let after: Ticket;
  const answers = new Map<PersonName, Answer<StepData>>();
  beforeAll(async () => {
    const ticket = await ticketIn(w, 'pooled');
    before = await w.stored(ticket._id);
    const tries = RIVALS.flatMap((who) => [who, who]).map(async (who) => {
      const answer = await w.step(who, 'grab', ticket);
      if (answer.ok || !answers.has(who)) answers.set(who, answer);
    });
    await Promise.all(tries);
    after = await w.stored(ticket._id);
  });

  const winner = () => RIVALS.find((who) => answers.get(who)?.ok) ?? 'stranger';

  test('one gets it, with one entry in its story, and it is in nobody else\u2019s hands', () => {
    expect(RIVALS.filter((who) => answers.get(who)?.ok)).toHaveLength(1);
    expect(after.timeline.slice(before.timeline.length)).toMatchObject([
      {
        action: 'grab',
        from: 'pooled',
        to: 'accepted',
        by: { role: 'worker', openid: person(winner()).openid },
      },
    ]);
    expect(after).toMatchObject({ status: 'accepted', worker: { name: person(winner()).name } });
    expect(after.version).toBe(before.version + 1);
    expect(after.past).toEqual(before.past);
  });

  test('the others are told who', () => {
    for (const who of RIVALS.filter((one) => one !== winner())) {
      const answer = answers.get(who);
      expect(answer).toMatchObject({
        ...refused('CONFLICT'),
        error: {
          message: expect.stringContaining(person(winner()).name),
          details: { action: 'grab', name: person(winner()).name, role: 'worker' },
        },
      });
    }
  });

  test('the reviewer and the reporter are told once, and no worker', () => {
    expect(messagesOf(before, after)).toEqual(['reporter', 'staff:R1']);
  });
});

/** A ticket that `otherWorker` grabbed and began; the version at which everybody saw it. */
async function taken(): Promise<{ pooled: SeenTicket; now: SeenTicket }> {
  const pooled = await ticketIn(w, 'pooled');
  const grabbed = await w.go('otherWorker', 'grab', pooled);
  return { pooled, now: await w.go('otherWorker', 'start', grabbed) };
}

test('whoever comes late is told who got it, and not what they did with it since', async () => {
  const { pooled } = await taken();
  const answer = await w.step('worker', 'grab', pooled);
  expect(answer).toMatchObject(refused('CONFLICT'));
  expect(conflictOf(answer)).toMatchObject({ action: 'grab', name: '何永福', role: 'worker' });
  expect(JSON.stringify(answer)).not.toContain('start');
});

test('whoever comes late to a ticket that was taken back or cancelled is told that', async () => {
  const back = await ticketIn(w, 'pooled');
  await w.go('reviewer', 'unpool', back);
  expect(conflictOf(await w.step('worker', 'grab', back))).toMatchObject({
    action: 'unpool',
    name: '王建国',
  });
  const gone = await ticketIn(w, 'pooled');
  await w.go('reporter', 'cancel', gone);
  expect(conflictOf(await w.step('worker', 'grab', gone))).toMatchObject({ action: 'cancel', name: '林晓' });
});

describe('a ticket that is out of sight', () => {
  const ACTIONS: ActionId[] = ['grab', 'accept', 'start', 'pause', 'reject', 'cancel'];

  test('is not found at any version but that of the pool, whatever the step', async () => {
    const { pooled, now } = await taken();
    const versions = [1, pooled.version - 1, now.version - 1, now.version, now.version + 1, 4_000_000];
    for (const version of versions) {
      const tries = ACTIONS.map((action) => w.step('worker', action, { ...pooled, version }));
      expect([version, (await Promise.all(tries)).map(codeOf)]).toEqual([
        version,
        ACTIONS.map(() => 'NOT_FOUND'),
      ]);
    }
    for (const action of ACTIONS) {
      const details = conflictOf(await w.step('worker', action, pooled));
      expect([action, details?.action, details?.name]).toEqual([action, 'grab', '何永福']);
    }
    expect(await w.call('worker', 'tickets', { op: 'get', ticketId: pooled._id })).toMatchObject(
      refused('NOT_FOUND'),
    );
  });

  test.each(['otherReviewer', 'otherReporter', 'stranger', 'inactive'] as const)(
    'is not found by %s at any version: they never saw it',
    async (who) => {
      const { pooled, now } = await taken();
      for (let version = 1; version <= now.version; version++)
        expect(await w.step(who, 'grab', { ...pooled, version })).toMatchObject(refused('NOT_FOUND'));
    },
  );

  test('is not found where it was never in the pool', async () => {
    const ticket = await ticketIn(w, 'completed');
    for (let version = 1; version <= ticket.version; version++)
      expect(await w.step('otherWorker', 'grab', { ...ticket, version })).toMatchObject(refused('NOT_FOUND'));
  });

  test('is not found by a worker who has left since', async () => {
    const { pooled } = await taken();
    await w.cloud.change('staff', 'W3', { active: false });
    expect(await w.step('pastWorker', 'grab', pooled)).toMatchObject(refused('NOT_FOUND'));
    await w.cloud.change('staff', 'W3', { active: true });
    expect(await w.step('pastWorker', 'grab', pooled)).toMatchObject(refused('CONFLICT'));
  });
});

describe('who cannot grab', () => {
  test('its reviewer, who repairs as well', async () => {
    const submitted = await ticketIn(w, 'pendingPreReview');
    const reviewed = await w.go('preReviewer', 'pre-approve', submitted, { reviewerId: 'M1' });
    const pooled = await w.go('severalRoles', 'pool', reviewed);
    const before = await w.stored(pooled._id);
    expect(await w.step('severalRoles', 'grab', pooled)).toMatchObject(refused('INVALID_ASSIGNEE'));
    expect(await w.stored(pooled._id)).toEqual(before);
    expect(await w.go('worker', 'grab', pooled)).toMatchObject({
      status: 'accepted',
      worker: { staffNo: 'W1' },
    });
  });

  test('a worker who is handing over, until that is over', async () => {
    const pooled = await ticketIn(w, 'pooled');
    const leaving = (until: number) => ({ roles: ['worker'], by: 'change-1', until: new Date(until) });
    await w.cloud.change('staff', 'W2', { leaving: leaving(Date.now() + 60_000) });
    expect(await w.step('otherWorker', 'grab', pooled)).toMatchObject(refused('INVALID_ASSIGNEE'));
    await w.cloud.change('staff', 'W2', { leaving: leaving(Date.now() - 1) });
    expect(await w.go('otherWorker', 'grab', pooled)).toMatchObject({ status: 'accepted' });
  });

  test('a worker may grab what they reported themselves', async () => {
    const reviewed = await w.go('preReviewer', 'pre-approve', await w.submit('worker'));
    const pooled = await w.go('reviewer', 'pool', reviewed);
    expect(await w.go('worker', 'grab', pooled)).toMatchObject({ status: 'accepted' });
  });
});

test('a grab and an unpool that meet: one of them, and the other is told', async () => {
  for (const [first, second] of [
    ['grab', 'unpool'],
    ['unpool', 'grab'],
  ] as const) {
    const doers = { grab: 'otherWorker', unpool: 'reviewer' } as const;
    const [met] = await meet<StepData, { ticket: SeenTicket; wishes: readonly [never, never] }>(w.cloud, [
      async () => {
        const ticket = await ticketIn(w, 'pooled');
        const wish = async (action: 'grab' | 'unpool') => ({
          openid: person(doers[action]).openid,
          name: `ticket-${action}`,
          event: await w.event(doers[action], action, ticket),
        });
        return { ticket, wishes: [await wish(second), await wish(first)] as never };
      },
    ]);
    if (!met) throw new Error('they did not meet');
    expect(met.swift).toMatchObject({ ok: true });
    expect(met.held).toMatchObject(refused('CONFLICT'));
    expect(conflictOf(met.held)).toMatchObject({ action: first, name: person(doers[first]).name });
    const { timeline, version } = await w.stored(met.ticket._id);
    expect([version, timeline.at(-1)?.action]).toEqual([met.ticket.version + 1, first]);
  }
});

test('the number to call is masked in the pool, and whole for who gets it', async () => {
  const photo = await w.photo('reporter');
  const submitted = await w.submit('reporter', { photos: [photo] });
  const pooled = await w.go('reviewer', 'pool', await w.go('preReviewer', 'pre-approve', submitted));
  const seen = await w.data<{ ticket: SeenTicket; actions: ActionId[] }>('worker', 'tickets', {
    op: 'get',
    ticketId: pooled._id,
  });
  expect(seen.ticket.contactPhone).toBe('138****0001');
  expect(seen.ticket.photos).toHaveLength(1);
  expect(seen.actions).toEqual(['grab']);
  const mine = await w.go('worker', 'grab', pooled);
  expect(mine.contactPhone).toBe('13800010001');
});
