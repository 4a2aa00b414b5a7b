/**
 * Events that no form sends, to every function and op: never INTERNAL, never a crash, and what is refused changes nothing.
 * FUZZ_SEED and FUZZ_RUNS look elsewhere and longer; a failure says the seed and the event.
 */
import fc from 'fast-check';
import { answersWithoutCloud } from '../support/bare-function';
import type { Answer } from '../support/cloud';
import { CALLED_IDS, TRANSITIONS } from '../support/contract';
import { CLIENT_CALLS, FUNCTION_NAMES, MADE_INTERNAL } from '../support/deployed';
import { changedBetween, type Fingerprints, fingerprints } from '../support/fingerprint';
import { FUZZED_CALLS, type FuzzedCall, isAdministered } from '../support/fuzzed-calls';
import type { Situation } from '../support/good-calls';
import {
  type Change,
  changed,
  classicChanges,
  enormousChanges,
  OF_THE_PLATFORM,
  strangeChange,
  strangeEvent,
  wrongChange,
} from '../support/mutations';
import { PEOPLE } from '../support/people';
import { unblamed, unsound } from '../support/sound-answers';
import { type Fields, type World, world } from '../support/world';

const seed = Number(process.env.FUZZ_SEED ?? 20261121);
const RUNS = Number(process.env.FUZZ_RUNS ?? 8);
const drawn = <T>(arbitrary: fc.Arbitrary<T>, numRuns = RUNS): T[] =>
  fc.sample(arbitrary, { seed, numRuns: Math.ceil(numRuns) });

let w: World;
let stored: Fingerprints;
beforeAll(async () => {
  w = await world({ allowsDirectDispatch: true });
  await Promise.all([w.photo('reporter'), w.photo('worker')]);
  // Every walk is taken once, so that later ones make one document each.
  await Promise.all(FUZZED_CALLS.map((call) => call.fresh(w)));
  stored = await fingerprints(w.cloud);
}, 120_000);
afterAll(() => w.stop());

/** Documents that changed since this was asked last. */
async function changes(): Promise<string[]> {
  const before = stored;
  stored = await fingerprints(w.cloud);
  return changedBetween(before, stored);
}

type Ready = Pick<Situation, 'openid' | 'event' | 'mayWrite'>;

const invoke = ({ name }: FuzzedCall, { openid }: Ready, event: unknown): Promise<Answer<Fields>> =>
  w.cloud.invoke<Fields>(name, event, openid);

/** An objection as a failure shows it. */
const said = (objection: string | undefined, event: unknown): string[] =>
  objection === undefined ? [] : [`seed ${seed}: ${objection}: ${JSON.stringify(event).slice(0, 400)}`];

test('every function and op that clients may call is fuzzed', () => {
  expect(FUZZED_CALLS.map(({ call }) => call).sort()).toEqual([...CLIENT_CALLS].sort());
});

test.each(CALLED_IDS)('every field of ticket-%s is fuzzed', async (action) => {
  const { must, may = [] } = TRANSITIONS[action];
  const ready = await FUZZED_CALLS.find(({ call }) => call === `ticket-${action}`)?.fresh(w);
  expect(Object.keys(ready?.event ?? {})).toEqual(expect.arrayContaining([...must, ...may]));
});

/** Half a character (a surrogate without its pair) has no UTF-8: stores drop it or put another in its place. */
const storable = (text: string): string => Buffer.from(text).toString().replaceAll('\ufffd', '');

const isTicketStep = ({ call }: FuzzedCall): boolean => call.startsWith('ticket-');
const ticketOf = (answer: Answer<Fields>): string | undefined =>
  answer.ok ? (answer.data.ticket as { _id: string } | undefined)?._id : undefined;

/** Words that a step took stand in its timeline entry as they are, less the blanks around them. */
async function wordsLost(ticketId: string, { path, value }: Change): Promise<string | undefined> {
  if (typeof value !== 'string' || OF_THE_PLATFORM.includes(path[0])) return undefined;
  const { timeline } = await w.stored(ticketId);
  const words = storable(path[0] === 'requestId' ? value : value.trim());
  const isKept = storable(JSON.stringify(timeline.at(-1))).includes(JSON.stringify(words));
  return isKept ? undefined : 'is not kept as it was said';
}

interface Sent {
  readonly change: Change;
  readonly ready: Ready;
  readonly answer: Answer<Fields>;
}

const isOwn = (key: string, { ready, answer }: Sent): boolean =>
  answer.ok &&
  (stored.get(key)?.owner === ready.openid ||
    ready.mayWrite?.test(key) ||
    key === `tickets/${String(ready.event.ticketId ?? ticketOf(answer))}`);

describe.each(FUZZED_CALLS.map((fuzzed) => [fuzzed.call, fuzzed] as const))('%s', (_, fuzzed) => {
  test('with everything right, it succeeds', async () => {
    const ready = await fuzzed.fresh(w);
    expect(await invoke(fuzzed, ready, ready.event)).toMatchObject({ ok: true });
  });

  test('with a wrong, forged, enormous or unknown field it is refused by name; nothing changes', async () => {
    const ready = await fuzzed.fresh(w);
    await changes();
    const { event } = ready;
    const wrong = [
      ...drawn(wrongChange(event)),
      ...classicChanges(event),
      ...enormousChanges(event, fuzzed.call.length),
    ];
    const foreign = drawn(strangeEvent, RUNS / 3);
    const refusals = [
      ...wrong.map((change) => ({ field: change.path[0], event: changed(event, change) })),
      ...foreign.map((other) => ({ field: undefined, event: other })),
    ];
    const objections = await Promise.all(
      refusals.map(async (one) =>
        said(unblamed(await invoke(fuzzed, ready, one.event), one.field), one.event),
      ),
    );
    expect(objections.flat()).toEqual([]);
    expect(await changes()).toEqual([]);
  });

  test('with a strange value, it does that or refuses it, and changes nothing of others', async () => {
    const { event } = await fuzzed.fresh(w);
    const strange = drawn(strangeChange(event), RUNS / 2);
    const shared = fuzzed.isRepeatable ? await fuzzed.fresh(w) : undefined;
    const prepared = await Promise.all(
      strange.map(async (change) => ({ change, ready: shared ?? (await fuzzed.fresh(w)) })),
    );
    await changes();
    const sent = await Promise.all(
      prepared.map(async ({ change, ready }): Promise<Sent> => {
        const answer = await invoke(fuzzed, ready, changed(ready.event, change));
        return { change, ready, answer };
      }),
    );
    const foreign = (await changes()).filter(
      (key) => !isAdministered(fuzzed, key) && !sent.some((one) => isOwn(key, one)),
    );
    expect(foreign).toEqual([]);
    const objections = await Promise.all(
      sent.map(async ({ change, ready, answer }) => {
        const id = ready.event.ticketId ?? ticketOf(answer);
        const lost = isTicketStep(fuzzed) && answer.ok ? await wordsLost(String(id), change) : undefined;
        return said(unsound(answer) ?? lost, change);
      }),
    );
    expect(objections.flat()).toEqual([]);
  });
});

/** No HTTP request can carry these. */
const NO_OBJECTS: readonly unknown[] = [
  ...[undefined, null, 0, 1, Number.NaN, true, 10n, '', 'text'],
  ...[[], [{}], new Date(0), new Map(), new Uint8Array(3)],
];

test('an event that is no object is refused before the database is asked for anything', async () => {
  const { openid } = PEOPLE.admin;
  const names = FUNCTION_NAMES.filter((name) => !MADE_INTERNAL.includes(name));
  const calls = names.flatMap((name) =>
    NO_OBJECTS.map((event) => ({ name, event, openid, source: 'wx_client' })),
  );
  const answers = await answersWithoutCloud(calls);
  expect(answers).toHaveLength(calls.length);
  const objections = answers.map((answer) => unblamed(answer as Answer<unknown>, undefined));
  expect(objections.filter(Boolean)).toEqual([]);
}, 60_000);

test('without an openid everything is refused, however good the event, and nothing changes', async () => {
  const ready = await Promise.all(FUZZED_CALLS.map((fuzzed) => fuzzed.fresh(w)));
  await changes();
  const codes = await Promise.all(
    FUZZED_CALLS.map(async ({ name }, at) => {
      const body = JSON.stringify(ready[at]?.event);
      const headers = { 'X-Emulator-Source': 'wx_trigger' };
      const response = await fetch(`${w.cloud.url}/invoke/${name}`, { method: 'POST', headers, body });
      const { result } = (await response.json()) as { result: Answer<unknown> };
      return result.ok ? 'ok' : result.error.code;
    }),
  );
  expect(new Set(codes)).toEqual(new Set(['FORBIDDEN']));
  expect(await changes()).toEqual([]);
});
