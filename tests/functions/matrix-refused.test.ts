/** Every step that the table does not allow: the right code, and nothing changed. One ticket per status serves all of them. */
import type { ActionId, Ticket } from '@xiuda/domain';
import { CALLED_IDS, STATUS_IDS, type Status, TRANSITION_IDS } from '../support/contract';
import { FUNCTION_NAMES } from '../support/deployed';
import { CELLS, NAMES, STANDING, verdict } from '../support/standing';
import { ticketIn } from '../support/walk';
import { type SeenTicket, type World, world } from '../support/world';

let w: World;
const tickets = new Map<Status, { seen: SeenTicket; stored: Ticket }>();

beforeAll(async () => {
  w = await world();
  await Promise.all(
    STATUS_IDS.map(async (status) => {
      const seen = await ticketIn(w, status, { detour: true });
      tickets.set(status, { seen, stored: await w.stored(seen._id) });
    }),
  );
}, 60_000);
afterAll(() => w.stop());

test('the matrix holds every transition at every status for every person', () => {
  expect(CELLS(STATUS_IDS, CALLED_IDS)).toHaveLength(28 * 12 * 14);
});

const rows = STATUS_IDS.flatMap((status) => CALLED_IDS.map((action) => [status, action] as const));

/** Person in words → code, for everybody who must be refused. */
const refusals = (status: Status, action: ActionId) =>
  NAMES.flatMap((who) => {
    const expected = verdict(action, status, who);
    return 'code' in expected ? [{ who, code: expected.code }] : [];
  });

test.each(rows)(
  '%s · %s is refused to all others, with the right code, and changes nothing',
  async (status, action) => {
    const ticket = tickets.get(status);
    if (!ticket) throw new Error(`no ticket in ${status}`);
    const expected = refusals(status, action);
    const answers = await Promise.all(expected.map(({ who }) => w.step(who, action, ticket.seen)));
    const codes = answers.map((answer) => (answer.ok ? 'ok' : answer.error.code));
    const table = (of: readonly string[]) =>
      Object.fromEntries(expected.map(({ who }, i) => [STANDING[who], of[i]]));
    expect(table(codes)).toEqual(table(expected.map(({ code }) => code)));
    expect(await w.stored(ticket.seen._id)).toEqual(ticket.stored);
  },
);

test('there is no function for the step of the system, and no other takes it', async () => {
  const ticket = tickets.get('completed');
  if (!ticket) throw new Error('no completed ticket');
  const others = TRANSITION_IDS.filter((action) => !CALLED_IDS.includes(action));
  expect(others).toEqual(['accept-result']);
  expect(FUNCTION_NAMES).not.toContain('ticket-accept-result');
  for (const who of NAMES) {
    await expect(w.step(who, 'accept-result', ticket.seen)).rejects.toThrow('ticket-accept-result');
    const disguised = await w.step(who, 'rate', ticket.seen, { action: 'accept-result', role: 'system' });
    expect(disguised).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } });
  }
  expect(await w.stored(ticket.seen._id)).toEqual(ticket.stored);
});

test('every refusal says in Chinese what happened', () => {
  const messages = w.cloud.answers.flatMap((text) => /"ok":false.*"message":"([^"]*)"/.exec(text)?.[1] ?? []);
  expect(messages.length).toBeGreaterThan(4000);
  for (const message of new Set(messages)) expect(message).toMatch(/^[\u4e00-\u9fff].*[\u4e00-\u9fff]/);
});

test('nothing was made beside the tickets of the matrix', async () => {
  expect(await w.cloud.documents('tickets')).toHaveLength(STATUS_IDS.length);
});
