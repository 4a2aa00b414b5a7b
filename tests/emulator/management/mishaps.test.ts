/** What goes wrong on purpose, as a client meets it. */
import type { Fault } from '../../../emulator/management';
import { openSite, type Site, zipOf } from './site';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterEach(() => site.environment.management.faults.clear());
afterAll(() => site.close());

const befall = (fault: Fault) => site.environment.management.faults.add(fault);
const create = (name: string) => site.manager.database.createCollection(name);
const made = () => site.environment.cloud.database.collections().map(({ name }) => name);
const code = (work: Promise<unknown>): Promise<string | undefined> =>
  work.then(
    () => undefined,
    (error: { code?: string }) => error.code ?? 'none',
  );

test('the second call is refused, once; nothing of it is applied', async () => {
  befall({ action: 'CreateTable', nth: 2, mishap: { kind: 'refused', code: 'RequestLimitExceeded' } });
  expect([await code(create('a1')), await code(create('a2')), await code(create('a2'))]).toEqual([
    undefined,
    'RequestLimitExceeded',
    undefined,
  ]);
  expect(made()).toEqual(['a1', 'a2']);
});

test('from the second on every call about one collection is refused, others are not', async () => {
  befall({
    action: 'CreateTable',
    about: 'b1',
    nth: 2,
    always: true,
    mishap: { kind: 'refused', code: 'InternalError' },
  });
  const codes = [];
  for (const name of ['b1', 'b1', 'b2', 'b1']) codes.push(await code(create(name)));
  expect(codes).toEqual([undefined, 'InternalError', undefined, 'InternalError']);
});

test('an answer is lost after the work was done', async () => {
  befall({ action: 'CreateTable', mishap: { kind: 'lost' } });
  await expect(create('c1')).rejects.toThrow(/socket hang up/);
  expect(made()).toContain('c1');
  expect(await code(create('c1'))).toBe('ResourceInUse');
});

test('a dropped connection and a gateway’s page leave nothing behind', async () => {
  befall({ action: 'CreateTable', mishap: { kind: 'dropped' } });
  await expect(create('d1')).rejects.toThrow(/socket hang up/);
  befall({ action: 'CreateTable', mishap: { kind: 'gateway' } });
  await expect(create('d1')).rejects.toThrow(/502 Bad Gateway/);
  expect(made()).not.toContain('d1');
});

test('a slow answer comes all the same', async () => {
  befall({ action: 'DescribeEnvs', mishap: { kind: 'slow', ms: 150 } });
  const before = performance.now();
  await expect(site.manager.env.listEnvs()).resolves.toMatchObject({ Total: 1 });
  expect(performance.now() - before).toBeGreaterThanOrEqual(149);
});

test('a function fails for the reason that is told, keeps what it had, and recovers', async () => {
  await site.make('frail', 'exports.main = async () => 1');
  befall({
    action: 'UpdateFunctionCode',
    about: 'frail',
    mishap: { kind: 'failing', code: 'InternalError', message: 'no room' },
  });
  const update = () =>
    site.scf('UpdateFunctionCode', {
      FunctionName: 'frail',
      Code: { ZipFile: zipOf({ 'index.js': 'exports.main = async () => 2' }) },
    });
  await update();
  await expect(site.manager.functions.getFunctionDetail('frail')).resolves.toMatchObject({
    Status: 'UpdateFailed',
    StatusReasons: [{ ErrorCode: 'InternalError', ErrorMessage: 'no room' }],
  });
  const invoke = () => site.environment.cloud.invoke('frail', {}, { openid: 'o1' });
  await expect(invoke()).resolves.toBe(1);
  await update();
  await expect(invoke()).resolves.toBe(2);
  befall({
    action: 'CreateFunction',
    mishap: { kind: 'failing', code: 'InternalError', message: 'no room' },
  });
  await site.make('stillborn', 'exports.main = async () => 1');
  const { Status } = await site.manager.functions.getFunctionDetail('stillborn');
  expect(Status).toBe('CreateFailed');
});

test('requests are noted as they came, without their code', () => {
  const { requests } = site.environment.management;
  expect(requests.find(({ action }) => action === 'CreateFunction')).toMatchObject({
    parameters: {
      FunctionName: 'frail',
      Code: { ZipFile: expect.stringMatching(/^\d+ characters$/) as unknown },
    },
  });
  expect(
    requests.filter((one) => one.code !== undefined).map(({ action, code: refusal }) => [action, refusal]),
  ).toContainEqual(['CreateTable', 'RequestLimitExceeded']);
});
