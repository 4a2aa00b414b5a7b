/** How the SDK reaches the stand-in, and how the stand-in tells who asks what. */
import { execFile } from 'node:child_process';
import http from 'node:http';
import https from 'node:https';
import { promisify } from 'node:util';
import Manager from '@cloudbase/manager-node';
import { openSite, type Site } from './site';

let site: Site;
beforeAll(async () => {
  site = await openSite({ others: [{ id: 'other-1', alias: 'other', status: 'UNAVAILABLE' }] });
});
afterAll(() => site.close());
afterEach(() => jest.restoreAllMocks());

const manager = (changes: Record<string, string> = {}) =>
  new Manager({ envId: site.environment.id, ...site.environment.secret, ...changes });

test('without the proxy the SDK dials out, so it is the proxy that keeps everything here', async () => {
  const dialled: string[] = [];
  jest.spyOn(https, 'request').mockImplementation((url) => {
    dialled.push((url as { href: string }).href);
    throw new Error('dialled out');
  });
  const before = site.environment.management.requests.length;
  await site.outside(() => expect(manager().env.listEnvs()).rejects.toThrow('dialled out'));
  expect(dialled).toEqual(['https://tcb.tencentcloudapi.com/']);
  expect(site.environment.management.requests).toHaveLength(before);
});

test('this process trusts the certificate only within the environment', async () => {
  const { proxyUrl: proxy } = site.environment.management;
  await expect(manager({ proxy }).env.listEnvs()).resolves.toMatchObject({ Total: 2 });
  await site.outside(() => expect(manager({ proxy }).env.listEnvs()).rejects.toThrow(/certificate/));
});

const script = `const Manager = require('@cloudbase/manager-node');
  new Manager({ envId: '', region: 'ap-shanghai' }).env.listEnvs().then(
    ({ EnvList }) => console.log(EnvList.map(({ EnvId }) => EnvId).join()), (error) => console.log(error.message));`;

const inProcess = async (variables: Readonly<Record<string, string>>): Promise<string> => {
  const env = { PATH: process.env['PATH'] ?? '', ...variables };
  return (await promisify(execFile)(process.execPath, ['-e', script], { env })).stdout.trim();
};

test('a process of its own needs the variables, and the certificate among them', async () => {
  const { NODE_EXTRA_CA_CERTS: _, ...distrusting } = site.environment.variables;
  const answers = await Promise.all([inProcess(site.environment.variables), inProcess(distrusting)]);
  expect(answers).toEqual([`${site.environment.id},other-1`, expect.stringMatching(/certificate/)]);
});

test('no other host is reached through it, with or without a tunnel', async () => {
  const { refusedHosts, proxyUrl } = site.environment.management;
  await expect(site.manager.commonService('cam').call({ Action: 'GetRole', Param: {} })).rejects.toThrow(
    /none of the hosts/,
  );
  const { hostname, port } = new URL(proxyUrl);
  const status = await new Promise((resolve, reject) =>
    http
      .get({ hostname, port, path: 'http://example.com/' }, (res) => resolve(res.resume().statusCode))
      .on('error', reject),
  );
  expect(status).toBe(403);
  expect(refusedHosts).toEqual(
    expect.arrayContaining(['cam.tencentcloudapi.com:443', 'http://example.com/']),
  );
});

test.each([
  ['an unknown id', { secretId: 'AKIDnobody' }, 'AuthFailure.SecretIdNotFound'],
  ['a wrong key', { secretKey: 'wrong' }, 'AuthFailure.SignatureFailure'],
  ['a token that is none', { token: 'temporary' }, 'AuthFailure.TokenFailure'],
])('%s is refused', async (_title, changes, code) => {
  await expect(manager(changes).env.listEnvs()).rejects.toMatchObject({ code });
});

test('a signature of six minutes ago is refused', async () => {
  const now = Date.now();
  jest.spyOn(Date, 'now').mockReturnValue(now + 6 * 60_000);
  await expect(manager().env.listEnvs()).rejects.toMatchObject({ code: 'AuthFailure.SignatureExpire' });
});

test.each([
  ['an unknown action', () => site.tcb('DescribeNothing'), 'InvalidAction', 'DescribeNothing'],
  ['an action of another service', () => site.scf('CreateTable'), 'InvalidAction', 'CreateTable'],
  ['a missing parameter', () => site.tcb('CreateTable'), 'MissingParameter', '`TableName`'],
  [
    'an unknown parameter',
    () => site.tcb('CreateTable', { TableName: 'a', Colour: 'red' }),
    'UnknownParameter',
    '`Colour`',
  ],
  [
    'a parameter of another type, deep within',
    () =>
      site.tcb('UpdateTable', {
        TableName: 'a',
        CreateIndexes: [{ IndexName: 'a', MgoKeySchema: { MgoIsUnique: 'no', MgoIndexKeys: [] } }],
      }),
    'InvalidParameter',
    '`CreateIndexes.0.MgoKeySchema.MgoIsUnique`',
  ],
  [
    'an unknown environment',
    () => site.tcb('ListTables', { EnvId: 'x', MgoLimit: 1 }),
    'InvalidParameter.EnvId',
    'x',
  ],
  [
    'one that has only a name',
    () => site.tcb('ListTables', { EnvId: 'other-1', MgoLimit: 1 }),
    'InvalidParameter.EnvId',
    'other-1',
  ],
])('%s is refused by name', async (_title, ask, code, named) => {
  await expect(ask()).rejects.toMatchObject({ code, message: expect.stringContaining(named) as unknown });
});

test('a version of another service is refused, and so is an unknown region', async () => {
  const list = { Action: 'DescribeEnvs', Param: {} };
  await expect(site.manager.commonService('tcb', '2018-04-16').call(list)).rejects.toMatchObject({
    code: 'NoSuchVersion',
  });
  await expect(manager({ region: 'eu-nowhere' }).env.listEnvs()).rejects.toMatchObject({
    code: 'UnsupportedRegion',
  });
});

test('environments are told with what they are made of; in another region there are none', async () => {
  const { EnvList } = await site.manager.env.listEnvs();
  expect(EnvList.map(({ EnvId, Alias, Status }) => [EnvId, Alias, Status])).toEqual([
    ['xiuda-local', 'xiuda', 'NORMAL'],
    ['other-1', 'other', 'UNAVAILABLE'],
  ]);
  const { EnvInfo } = await site.manager.env.getEnvInfo();
  expect(EnvInfo).toMatchObject({
    Databases: [{ InstanceId: 'tnt-xiuda-local' }],
    Functions: [{ Namespace: 'xiuda-local' }],
    Storages: [{ Bucket: '7869-xiuda-local-1300000000' }],
  });
  const elsewhere = manager({ region: 'ap-guangzhou' });
  await expect(elsewhere.env.listEnvs()).resolves.toMatchObject({ EnvList: [], Total: 0 });
  await expect(elsewhere.env.getEnvInfo()).rejects.toMatchObject({ code: 'InvalidParameter.EnvId' });
});
