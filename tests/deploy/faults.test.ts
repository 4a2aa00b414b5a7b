/** Whatever goes wrong, at whichever request: one sentence, and the next run goes on to the same end. */
import type { ManagementRequest, Mishap } from '../../emulator/management';
import type { Wanted } from '../../scripts/deploy/model';
import {
  hurryLooks,
  removeFunctions,
  type Site,
  STATUS,
  startSite,
  TIMER,
  wantedOf,
  writeFunction,
} from './site';

let site: Site;
beforeAll(() => {
  writeFunction('sweep', 'exports.main = async () => process.env.GREETING;');
  hurryLooks();
});
beforeEach(async () => {
  site = await startSite();
});
afterEach(() => site.close());
afterAll(removeFunctions);

/** A little of everything. */
const wanted = (): Wanted =>
  wantedOf({ staff: [], settings: [STATUS] }, [
    { name: 'sweep', timer: TIMER, variables: { GREETING: '你好' } },
  ]);

const LOST: Mishap = { kind: 'lost' };
const NOTHING_DONE: readonly Mishap[] = [
  { kind: 'dropped' },
  { kind: 'gateway' },
  { kind: 'refused', code: 'InternalError' },
];

/** One line, in Chinese, that ends with what to do or what the platform said. */
const SENTENCE = /^[^\n]*[\u4e00-\u9fa5][^\n]*$/;
const MAKES = /^(Create|Update|Modify|Batch|Delete)/;

interface Case {
  readonly action: string;
  readonly nth: number;
  readonly mishap: Mishap;
}

/** Each request with how many of its action came before it. */
function counted(requests: readonly ManagementRequest[]): Omit<Case, 'mishap'>[] {
  const seen = new Map<string, number>();
  return requests.map(({ action }) => {
    seen.set(action, (seen.get(action) ?? 0) + 1);
    return { action, nth: seen.get(action) ?? 1 };
  });
}

/** What changes something fails before it is done, and after; what only looks fails in one way. */
const casesOf = (requests: readonly Omit<Case, 'mishap'>[]): Case[] =>
  requests.flatMap((request, place) => {
    const mishap = NOTHING_DONE[place % NOTHING_DONE.length] ?? LOST;
    return [{ ...request, mishap }, ...(MAKES.test(request.action) ? [{ ...request, mishap: LOST }] : [])];
  });

/** The sentence of a deploy that failed; nothing where it went well. */
const sentenceOf = (work: Promise<unknown>): Promise<string | undefined> =>
  work.then(
    () => undefined,
    (error: Error) => error.message,
  );

async function anew(): Promise<void> {
  await site.close();
  site = await startSite();
}

const mutations = (requests: readonly ManagementRequest[]) =>
  requests.filter(({ action }) => MAKES.test(action)).map(({ action }) => action);

test('a failure at every request of a first deploy in turn, then again: as if nothing had happened', async () => {
  await site.deploy(wanted());
  const [whole, requests] = [site.standing(), counted(site.environment.management.requests)];
  const begun = requests.findIndex(({ action }) => MAKES.test(action));

  await anew();
  const empty = site.standing();
  for (const { action, mishap } of casesOf(requests.slice(0, begun))) {
    site.environment.management.faults.add({ action, mishap });
    expect(await sentenceOf(site.deploy(wanted()))).toMatch(SENTENCE);
  }
  expect(site.standing()).toEqual(empty);

  for (const one of casesOf(requests).slice(begun)) {
    await anew();
    site.environment.management.faults.add(one);
    const sentence = await sentenceOf(site.deploy(wanted()));
    // How often a function is looked at is a matter of time: its last look may not come.
    if (sentence !== undefined) expect(sentence).toMatch(SENTENCE);
    else expect(one.action).toBe('GetFunction');
    if (sentence !== undefined) await site.deploy(wanted());
    expect([one, site.standing()]).toEqual([one, whole]);
  }
}, 120_000);

test('an upgrade that loses every answer once, each in a run of its own, ends where an undisturbed one does', async () => {
  const before = wanted();
  const [sweep] = before.functions;
  if (!sweep) throw new Error('no function');
  const after: Wanted = {
    ...before,
    record: { version: '2.0.0', fingerprint: 'g' },
    collections: [
      ...before.collections.filter(({ name }) => name !== 'settings'),
      { name: 'settings', permission: 'ADMINONLY', indexes: [{ ...STATUS, keys: [['state', 1]] }] },
      { name: 'tickets', permission: 'ADMINONLY', indexes: [] },
    ],
    functions: [
      {
        ...{ ...sweep, digest: 'f'.repeat(64), timeout: 60, variables: { GREETING: '您好' } },
        timer: { ...TIMER, cron: '0 0 * * * * *' },
      },
    ],
  };
  await site.deploy(before);
  const start = site.environment.management.requests.length;
  await site.deploy(after);
  const whole = site.standing();
  const done = mutations(site.environment.management.requests.slice(start));
  expect(done).toEqual([
    ...['CreateTable', 'ModifyResourcePermission', 'UpdateTable', 'UpdateFunctionCode'],
    ...['UpdateFunctionConfiguration', 'DeleteTrigger', 'BatchCreateTrigger', 'UpdateTable'],
  ]);

  await anew();
  await site.deploy(before);
  for (const action of done) {
    site.environment.management.faults.add({ action, mishap: LOST });
    expect(await sentenceOf(site.deploy(after))).toMatch(SENTENCE);
  }
  await site.deploy(after);
  expect(site.standing()).toEqual(whole);
}, 60_000);
