/** Functions: what is uploaded is what runs, with what is configured. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openSite, type Site, temporaryFolder, zipOf } from './site';

const folder = temporaryFolder();
const dataDir = join(folder, 'data');
let site: Site;
beforeAll(async () => {
  site = await openSite({ dataDir });
});
afterAll(async () => {
  await site.close();
  rmSync(folder, { recursive: true });
});

const VARIABLES = 'exports.main = async () => [process.env.A, process.env.B].map(String).join()';
const answering = (text: string): string => `exports.main = async () => '${text}'`;
const invoke = (name: string, event: unknown = {}) =>
  site.environment.cloud.invoke(name, event, { openid: 'o1' });
const variables = (given: Record<string, string>) => ({
  Environment: { Variables: Object.entries(given).map(([Key, Value]) => ({ Key, Value })) },
});
const statuses = async (name: string, times: number) => {
  const seen: unknown[] = [];
  for (let n = 0; n < times; n += 1)
    seen.push((await site.scf('GetFunction', { FunctionName: name }))['Status']);
  return seen;
};

test('a function that is not there cannot be called, and can as soon as it is made', async () => {
  await expect(invoke('first')).rejects.toMatchObject({ code: 'FUNCTION_NOT_FOUND' });
  await site.make('first', answering('one'));
  await expect(invoke('first')).resolves.toBe('one');
  await expect(site.make('first', answering('two'))).rejects.toMatchObject({
    code: 'ResourceInUse.Function',
  });
  await expect(site.manager.functions.invokeFunction('first', {})).resolves.toMatchObject({
    InvokeResult: 0,
    RetMsg: '"one"',
  });
});

test('new code runs at the next call, and nothing of the old archive is left', async () => {
  const code = (files: Record<string, string>) => ({
    FunctionName: 'changed',
    Code: { ZipFile: zipOf(files) },
  });
  await site.make('changed', answering('old'));
  await site.scf('UpdateFunctionCode', code({ 'index.js': answering('old'), 'data.txt': 'x' }));
  await expect(invoke('changed')).resolves.toBe('old');
  await site.scf('UpdateFunctionCode', code({ 'index.js': answering('new') }));
  await expect(invoke('changed')).resolves.toBe('new');
  expect(existsSync(join(dataDir, 'functions/changed/data.txt'))).toBe(false);
});

test('environment variables are overwritten as a whole; what is not given stays', async () => {
  await site.make('set', VARIABLES, { ...variables({ A: '1', B: '2' }), Timeout: 20, MemorySize: 256 });
  await expect(invoke('set')).resolves.toBe('1,2');
  await site.scf('UpdateFunctionConfiguration', { FunctionName: 'set', ...variables({ B: '3' }) });
  await expect(invoke('set')).resolves.toBe('undefined,3');
  await site.scf('UpdateFunctionConfiguration', { FunctionName: 'set', Timeout: 60 });
  await expect(site.manager.functions.getFunctionDetail('set')).resolves.toMatchObject({
    ...variables({ B: '3' }),
    Timeout: 60,
    MemorySize: 256,
    Runtime: 'Nodejs20.19',
  });
});

test.each([
  ['a name that ends with a hyphen', { FunctionName: 'a-' }, 'InvalidParameter.FunctionName'],
  ['a runtime that is none', { Runtime: 'Nodejs99' }, 'InvalidParameterValue.Runtime'],
  ['memory between the steps', { MemorySize: 200 }, 'InvalidParameterValue.MemorySize'],
  ['more than 900 seconds', { Timeout: 901 }, 'InvalidParameterValue.Timeout'],
  ['a description with a colon', { Description: 'sha256:00' }, 'InvalidParameterValue.Description'],
  ['a variable of the system', variables({ SCF_X: '1' }), 'InvalidParameterValue.EnvironmentSystemProtect'],
  ['variables of 5 KB', variables({ A: 'x'.repeat(5000) }), 'InvalidParameterValue.EnvironmentExceededLimit'],
  ['no code', { Code: {} }, 'InvalidParameterValue.Code'],
  ['no archive', { Code: { ZipFile: 'bm90aGluZw==' } }, 'InvalidParameterValue.ZipFile'],
  [
    'an archive that reaches outside',
    { Code: { ZipFile: zipOf({ '../x.js': '' }) } },
    'InvalidParameterValue.ZipFile',
  ],
  [
    'an archive too large to come within the request',
    { Code: { ZipFile: randomBytes(1.5 * 1024 * 1024 + 1).toString('base64') } },
    'InvalidParameterValue.ZipFile',
  ],
  [
    'what was not uploaded',
    { Code: { TempCosObjectName: '/x.zip' } },
    'InvalidParameterValue.TempCosObjectName',
  ],
  ['another environment', { Namespace: 'other' }, 'ResourceNotFound.Namespace'],
])('%s is refused', async (_title, parameters, code) => {
  await expect(site.make('refused', answering('x'), parameters)).rejects.toMatchObject({ code });
  expect(site.environment.functions()['refused']).toBeUndefined();
});

test('code without the handler’s file is accepted, and the function fails; deleted, it can be made again', async () => {
  await site.make('empty', '', { Code: { ZipFile: zipOf({ 'main.js': answering('x') }) } });
  await expect(site.manager.functions.getFunctionDetail('empty')).resolves.toMatchObject({
    Status: 'CreateFailed',
    StatusReasons: [{ ErrorMessage: 'index.js is not in the code' }],
  });
  await expect(invoke('empty')).rejects.toMatchObject({ code: 'FUNCTION_NOT_FOUND' });
  await site.manager.functions.deleteFunction('empty');
  await site.make('empty', answering('x'));
  await expect(invoke('empty')).resolves.toBe('x');
});

test('a timer is given as seven fields, shown as JSON, and can be run', async () => {
  await site.make('timed', 'exports.main = async (event) => event.TriggerName');
  const { functions } = site.manager;
  const trigger = { name: 'sweep', type: 'timer', config: '0 */5 * * * * *' };
  await functions.createFunctionTriggers('timed', [trigger]);
  const shown = [{ TriggerName: 'sweep', TriggerDesc: '{"cron":"0 */5 * * * * *"}' }];
  await expect(functions.getFunctionDetail('timed')).resolves.toMatchObject({ Triggers: shown });
  await expect(site.scf('ListTriggers', { FunctionName: 'timed' })).resolves.toMatchObject({
    Triggers: shown,
  });
  await expect(site.environment.runTimer('timed')).resolves.toBe('sweep');
  await expect(functions.createFunctionTriggers('timed', [trigger])).rejects.toMatchObject({
    code: 'ResourceInUse.Trigger',
  });
  await expect(
    functions.createFunctionTriggers('timed', [{ ...trigger, name: 'five', config: '*/5 * * * *' }]),
  ).rejects.toMatchObject({ code: 'InvalidParameterValue.TriggerDesc' });
  await functions.deleteFunctionTrigger('timed', 'sweep');
  await expect(site.environment.runTimer('timed')).rejects.toThrow('no timer');
});

test('the SDK’s own way: an archive of 3 MB by storage, in parts, with a timer; it waits until the function is ready', async () => {
  const root = join(folder, 'large');
  mkdirSync(join(root, 'large'), { recursive: true });
  const font = randomBytes(3 * 1024 * 1024);
  writeFileSync(join(root, 'large/index.js'), answering('large'));
  writeFileSync(join(root, 'large/font.bin'), font);
  // It looks once in a second.
  const { setInterval } = globalThis;
  jest.spyOn(globalThis, 'setInterval').mockImplementation((run) => setInterval(run, 1));
  jest.spyOn(console, 'log').mockReturnValue(undefined);
  await site.manager.functions.createFunction({
    func: {
      name: 'large',
      runtime: 'Nodejs20.19',
      installDependency: false,
      triggers: [{ name: 't', type: 'timer', config: '0 0 3 * * * *' }],
    },
    functionRootPath: root,
  });
  jest.restoreAllMocks();
  await expect(invoke('large')).resolves.toBe('large');
  expect(readFileSync(join(dataDir, 'functions/large/font.bin')).equals(font)).toBe(true);
  const actions = site.environment.management.requests.map(({ action }) => action);
  expect(actions.filter((action) => action === 'cos.UploadPart')).toHaveLength(4);
});

test('openapis are registered by hand only', async () => {
  const source = `const cloud = require('wx-server-sdk'); cloud.init();
    exports.main = () => cloud.openapi.security.msgSecCheck({ content: 'x', version: 2, scene: 2, openid: 'o1' })
      .then(({ errCode }) => errCode, ({ errCode }) => errCode);`;
  await site.make('checking', source);
  const sdk = join(__dirname, '../../../dist/cloudfunctions/content-check');
  const files = { 'index.js': source.replace('wx-server-sdk', './wx-server-sdk.js') };
  const zip = zipOf({ ...files, 'wx-server-sdk.js': readFileSync(join(sdk, 'wx-server-sdk.js'), 'utf8') });
  await site.scf('UpdateFunctionCode', { FunctionName: 'checking', Code: { ZipFile: zip } });
  await expect(invoke('checking')).resolves.toBe(-604101);
  site.environment.registerOpenapi('checking', ['security.msgSecCheck']);
  await expect(invoke('checking')).resolves.toBe(0);
});

test('functions are listed in pages, twenty unless told', async () => {
  for (let n = 0; n < 21; n += 1) await site.make(`page-${n}`, answering('x'));
  const pages = await Promise.all(
    [0, 20].map((offset) => site.manager.functions.getFunctionList(20, offset)),
  );
  expect(pages.map(({ Functions }) => Functions.length)).toEqual([20, (pages[0]?.TotalCount ?? 0) - 20]);
});

test('whoever starts again on the same folder finds everything, with what was under way', async () => {
  await site.close();
  site = await openSite({ dataDir, looks: 2 });
  await expect(invoke('set')).resolves.toBe('undefined,3');
  await site.make('slow', answering('x'));
  await expect(
    site.scf('UpdateFunctionConfiguration', { FunctionName: 'slow', Timeout: 5 }),
  ).rejects.toMatchObject({ code: 'FailedOperation.UpdateFunctionConfiguration' });
  expect(await statuses('slow', 1)).toEqual(['Creating']);
  await site.close();
  site = await openSite({ dataDir, looks: 2 });
  expect(await statuses('slow', 2)).toEqual(['Creating', 'Active']);
  await site.scf('UpdateFunctionConfiguration', { FunctionName: 'slow', Timeout: 5 });
  expect(await statuses('slow', 3)).toEqual(['Updating', 'Updating', 'Active']);
});
