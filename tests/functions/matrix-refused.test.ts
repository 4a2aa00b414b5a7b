/** Every step that the table does not allow: the right code, and nothing changed. One ticket per status serves all of them. */
import type { ActionId, Ticket } from '@xiuda/domain';
import { CORE_STATUSES, type CoreStatus, TRANSITION_IDS } from '../support/contract';
import { CELLS, NAMES, STANDING, verdict } from '../support/standing';
import { ticketIn } from '../support/walk';
import { type SeenTicket, type World, world } from '../support/world';

let w: World;
const tickets = new Map<CoreStatus, { seen: SeenTicket; stored: Ticket }>();

beforeAll(async () => {
  w = await world();
  await Promise.all(
    CORE_STATUSES.map(async (status) => {
      const seen = await ticketIn(w, status, { detour: true });
      tickets.set(status, { seen, stored: await w.stored(seen._id) });
    }),
  );
}, 60_000);
afterAll(() => w.stop());

test('the matrix holds every transition at every status for every person', () => {
  expect(CELLS(CORE_STATUSES, TRANSITION_IDS)).toHaveLength(19 * 10 * 14);
});

const rows = CORE_STATUSES.flatMap((status) => TRANSITION_IDS.map((action) => [status, action] as const));

/** Person in words → code, for everybody who must be refused. */
const refusals = (status: CoreStatus, action: ActionId) =>
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

test('every refusal says in Chinese what happened', () => {
  const messages = w.cloud.answers.flatMap((text) => /"ok":false.*"message":"([^"]*)"/.exec(text)?.[1] ?? []);
  expect(messages.length).toBeGreaterThan(2000);
  for (const message of new Set(messages)) expect(message).toMatch(/^[\u4e00-\u9fff].*[\u4e00-\u9fff]/);
});

test('nothing was made beside the tickets of the matrix', async () => {
  expect(await w.cloud.documents('tickets')).toHaveLength(CORE_STATUSES.length);
});
