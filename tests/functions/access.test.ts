/** Who gets in: every function and op, every person, at somebody else's ticket; and what no answer may hold. */
import { collections, functionRules, INTERNAL_FUNCTIONS, storageRule } from '../../cloudbase';
import { ACCESS, type AccessRow, type Verdict } from '../support/access-table';
import type { Answer } from '../support/cloud';
import { STATUS_IDS, type Status } from '../support/contract';
import { answersWithoutCloud } from '../support/bare-function';
import { CLIENT_CALLS, collectionsUsed, MADE_INTERNAL } from '../support/deployed';
import { heal } from '../support/faults';
import { changedBetween, fingerprints } from '../support/fingerprint';
import { type PersonName, person } from '../support/people';
import { inspect } from '../support/secrets';
import { NAMES, STANDING } from '../support/standing';
import { ticketIn } from '../support/walk';
import {
  type Fields,
  freshRequestId,
  REPORT,
  type SeenTicket,
  type StepData,
  type World,
  world,
} from '../support/world';

let w: World;
/** One ticket in every status, which everybody may read. */
const standing = new Map<Status, SeenTicket>();
const inspected = { whole: 0, masked: 0 };
beforeAll(async () => {
  w = await world();
  // So that a refusal has no first sight of anybody to record.
  await w.data('stranger', 'account', { op: 'login' });
  await Promise.all([
    ...NAMES.map((who) => w.photo(who)),
    ...STATUS_IDS.map(async (status) => standing.set(status, await ticketIn(w, status, { detour: true }))),
  ]);
  await deliverEverything();
}, 60_000);
afterAll(() => w.stop());

/** Messages are delivered here and now, or never: what one writes later would be taken for the next call's doing. */
async function deliverEverything(): Promise<void> {
  await heal(w.cloud);
  const headers = { 'X-Emulator-Source': 'wx_trigger', 'X-Emulator-Now': String(Date.now() + 3_600_000) };
  await fetch(`${w.cloud.url}/invoke/sweep`, { method: 'POST', headers, body: '{}' });
  await w.cloud.holdMessages();
  const waiting = (await w.cloud.documents('tickets')).filter(({ outbox }) => (outbox as unknown[]).length);
  if (waiting.length) throw new Error(`messages of ${waiting.length} tickets are not delivered`);
}

/** What a row names beside its fixed fields. */
async function eventOf(
  { call, action, event }: AccessRow,
  who: PersonName,
  ticket?: SeenTicket,
): Promise<Fields> {
  if (action === 'submit') return { requestId: freshRequestId(), ...REPORT };
  if (action && ticket) return w.event(who, action, ticket);
  if (call === 'account · bindPhone')
    return { ...event, code: `phone:${person(who).phone ?? '13800099999'}` };
  if (!ticket) return event;
  return { ...event, ...(call === 'tickets · find' ? { number: ticket.number } : { ticketId: ticket._id }) };
}

function verdictOf(answer: Answer<Fields>): Verdict {
  if (!answer.ok) return answer.error.code;
  return Array.isArray(answer.data.tickets) && answer.data.tickets.length === 0 ? 'none' : 'ok';
}

async function asked(row: AccessRow, who: PersonName, ticket?: SeenTicket): Promise<Verdict> {
  const name = row.call.split(' ')[0] ?? '';
  const answer = await w.call<Fields>(who, name, await eventOf(row, who, ticket));
  const isOwn = who === 'reporter' || row.action === 'submit';
  const { leaks, whole, masked } = inspect(answer, who, isOwn);
  expect(leaks).toEqual([]);
  inspected.whole += whole;
  inspected.masked += masked;
  return verdictOf(answer);
}

/** A ticket of their own for those who change it. */
const ticketFor = async ({ status, action, own }: AccessRow) =>
  status && (action || own ? ticketIn(w, status, { detour: true }) : standing.get(status));

/** Person in words → verdict. */
const inWords = (people: readonly PersonName[], verdicts: readonly Verdict[]) =>
  Object.fromEntries(people.map((who, at) => [STANDING[who], verdicts[at]]));

test('every function and op that clients may call has a row for every person', () => {
  expect([...new Set(ACCESS.map(({ call }) => call))].sort()).toEqual([...CLIENT_CALLS].sort());
  for (const { expected } of ACCESS) expect(Object.keys(expected).sort()).toEqual([...NAMES].sort());
});

describe.each(ACCESS.map((row) => [row.title, row] as const))('%s', (_, row) => {
  const isLet = (who: PersonName) => ['ok', 'none'].includes(row.expected[who]);
  const [let_, refused] = [NAMES.filter(isLet), NAMES.filter((who) => !isLet(who))];

  test('is refused to everybody else, with the right code, and changes nothing', async () => {
    const ticket = await ticketFor(row);
    const before = await fingerprints(w.cloud);
    const verdicts = await Promise.all(refused.map((who) => asked(row, who, ticket)));
    expect(inWords(refused, verdicts)).toEqual(
      inWords(
        refused,
        refused.map((who) => row.expected[who]),
      ),
    );
    expect(changedBetween(before, await fingerprints(w.cloud))).toEqual([]);
  });

  test('is there for those who may', async () => {
    const verdicts = await Promise.all(let_.map(async (who) => asked(row, who, await ticketFor(row))));
    expect(inWords(let_, verdicts)).toEqual(
      inWords(
        let_,
        let_.map((who) => row.expected[who]),
      ),
    );
  });
});

test('the answers of the table held numbers in full and masked, each where it belongs', () => {
  expect(inspected.whole).toBeGreaterThan(20);
  expect(inspected.masked).toBeGreaterThan(20);
});

test('what is made for functions and timers only is closed by the rules, and nothing else is', () => {
  expect([...INTERNAL_FUNCTIONS].sort()).toEqual([...MADE_INTERNAL].sort());
  const closed = Object.keys(functionRules).filter((name) => functionRules[name]?.invoke !== 'auth != null');
  expect(closed.sort()).toEqual([...MADE_INTERNAL].sort());
  for (const name of closed) expect(functionRules[name]).toEqual({ invoke: false });
});

const FORGED_TIMER = { Type: 'Timer', TriggerName: 'sweep', SOURCE: 'wx_trigger', ticketId: 'ticket-1' };

test.each(INTERNAL_FUNCTIONS)('%s lets no client in, whoever it is and whatever it sends', async (name) => {
  const before = await fingerprints(w.cloud);
  for (const who of NAMES) {
    await expect(w.call(who, name, FORGED_TIMER)).rejects.toThrow('permission denied');
  }
  expect(changedBetween(before, await fingerprints(w.cloud))).toEqual([]);
});

/** Every source that a call can have, chains included. */
const SOURCES = ['wx_client', 'wx_devtools', 'wx_http', 'wx_unknown', 'wx_trigger', 'scf', ''].flatMap(
  (first) => [first, `${first},scf`, `${first},wx_client`, `${first},wx_trigger`, `${first},scf,scf`],
);

/** Who may call it, by the last of the sources; what a push of WeChat's calls itself is not documented. */
const CALLED_BY: Readonly<Record<(typeof INTERNAL_FUNCTIONS)[number], readonly string[]>> = {
  'content-check': ['scf', 'wx_unknown', ''],
  notify: ['scf'],
  sweep: ['wx_trigger'],
};

test.each(INTERNAL_FUNCTIONS)('%s looks at who calls by itself, without the rules', async (name) => {
  const { openid } = person('admin');
  const calls = SOURCES.map((source) => ({ name, event: FORGED_TIMER, source, openid }));
  const answers = (await answersWithoutCloud(calls)) as Answer<unknown>[];
  const letIn = calls.filter((_, at) => {
    const answer = answers[at];
    return answer?.ok !== false || answer.error.code !== 'FORBIDDEN';
  });
  const expected = SOURCES.filter((source) => CALLED_BY[name].includes(source.split(',').at(-1) ?? ''));
  expect(letIn.map(({ source }) => source)).toEqual(expected);
  expect(expected.length).toBeGreaterThan(3);
});

test('every collection is closed to clients, and every one that functions use is declared', () => {
  expect(collections.filter(({ permission }) => permission !== 'ADMINONLY')).toEqual([]);
  expect(collections.map(({ name }) => name)).toEqual(expect.arrayContaining([...collectionsUsed()]));
  expect(collectionsUsed().size).toBeGreaterThan(4);
});

test('clients read nothing in the storage, and write their own files only', () => {
  expect(storageRule).toEqual({ read: false, write: 'resource.openid == auth.openid' });
});

const MOST_BYTES = 10 * 1024 * 1024;
const pathOf = (fileID: string): string => fileID.replace(/^cloud:\/\/[^/]+\//, '');

const submitWith = (who: PersonName, photo: string) =>
  w.call<StepData>(who, 'ticket-submit', { requestId: freshRequestId(), ...REPORT, photos: [photo] });

test('a file of more than 10 MB is not taken, and its slot stays empty', async () => {
  const { openid } = person('reporter');
  const { paths } = await w.data<{ paths: string[] }>('reporter', 'files', { op: 'slots', count: 1 });
  const [path = ''] = paths;
  const tooLarge = await w.cloud.upload(openid, path, new Uint8Array(MOST_BYTES + 1));
  expect(tooLarge).toEqual({ errCode: expect.any(Number), errMsg: expect.any(String) });
  const own = await w.photo('reporter');
  expect(await submitWith('reporter', own.replace(pathOf(own), path))).toMatchObject({
    ok: false,
    error: { code: 'INVALID_INPUT', details: { photos: expect.any(String) } },
  });
  expect(await w.cloud.upload(openid, path, new Uint8Array(MOST_BYTES))).toHaveProperty('fileID');
});

/** The link to a picture on a new ticket of this person's, as they have it. */
async function linkOf(who: PersonName): Promise<string> {
  const answer = await submitWith(who, await w.photo(who));
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.data.ticket.photos[0] ?? '';
}

const opened = async (link: string) => Buffer.from(await (await fetch(link)).arrayBuffer());

test("nobody writes over somebody else's picture, not even an admin", async () => {
  const link = await linkOf('reporter');
  const before = await opened(link);
  const paths = [pathOf(await w.photo('reporter')), new URL(link).pathname.replace('/storage/files/', '')];
  for (const who of NAMES.filter((name) => name !== 'reporter')) {
    for (const path of paths) {
      expect(await w.cloud.upload(person(who).openid, path, Uint8Array.of(1))).not.toHaveProperty('fileID');
    }
  }
  expect((await opened(link)).equals(before)).toBe(true);
  expect(before.length).toBeGreaterThan(1);
});

test('a picture opens by its own link only: not without one, not by that of another, not by one made longer', async () => {
  const [own, other] = [await linkOf('reporter'), await linkOf('otherReporter')];
  const { origin, pathname } = new URL(own);
  const longer = new URL(own);
  longer.searchParams.set('t', String(Number(longer.searchParams.get('t')) + 86_400));
  const forged = [origin + pathname, longer.href, origin + pathname + new URL(other).search];
  for (const link of forged) expect((await fetch(link)).ok).toBe(false);
  expect((await fetch(own)).ok).toBe(true);
});
