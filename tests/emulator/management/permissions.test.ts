/** Rules: set through the management API, in force at the next request. */
import { openSite, type Site } from './site';

let site: Site;
beforeAll(async () => {
  site = await openSite();
  await site.manager.database.createCollection('tickets');
});
afterAll(() => site.close());

const BUCKET = '7869-xiuda-local-1300000000';

const permissions = async (resourceType: 'collection' | 'storage' | 'function', resources?: string[]) => {
  const { Data } = await site.manager.permission.describeResourcePermission({
    resourceType,
    ...(resources && { resources }),
  });
  return Data.PermissionList;
};

test('a collection is its creator’s until it is closed; every generation of the API tells the same', async () => {
  expect(await permissions('collection')).toMatchObject([{ Resource: 'tickets', Permission: 'PRIVATE' }]);
  const { Data } = await site.manager.permission.modifyResourcePermission({
    resourceType: 'collection',
    resource: 'tickets',
    permission: 'ADMINONLY',
  });
  expect(Data).toEqual({ Success: true });
  expect(await permissions('collection', ['tickets', 'others'])).toEqual([
    { ResourceType: 'collection', Resource: 'tickets', Permission: 'ADMINONLY' },
  ]);
  const named = { CollectionName: 'tickets' };
  await expect(site.tcb('DescribeSafeRule', named)).resolves.toMatchObject({ AclTag: 'ADMINONLY' });
  await site.tcb('ModifyDatabaseACL', { ...named, AclTag: 'READONLY' });
  await site.tcb('ModifySafeRule', { ...named, AclTag: 'CUSTOM', Rule: '{"read":true}' });
  await expect(site.tcb('DescribeDatabaseACL', named)).resolves.toMatchObject({
    AclTag: 'CUSTOM',
    Rule: '{"read":true}',
  });
  await expect(
    site.tcb('ModifyDatabaseACL', { CollectionName: 'others', AclTag: 'READONLY' }),
  ).rejects.toMatchObject({ code: 'ResourceNotFound' });
});

const upload = async (openid: string, path: string): Promise<string> => {
  const response = await fetch(`${site.environment.cloud.url}/storage?${new URLSearchParams({ path })}`, {
    method: 'POST',
    headers: { 'x-wx-openid': openid },
    body: 'x',
  });
  return `${response.status} ${await response.text()}`;
};

test('the storage rule is in force at the next upload', async () => {
  const set = (permission: 'ADMINONLY' | 'CUSTOM', securityRule?: string) =>
    site.manager.permission.modifyResourcePermission({
      resourceType: 'storage',
      resource: BUCKET,
      permission,
      ...(securityRule !== undefined && { securityRule }),
    });
  await set('ADMINONLY');
  expect(await upload('o1', 'a.txt')).toMatch(/-503002/);
  const rule = JSON.stringify({ read: false, write: 'resource.openid == auth.openid' });
  await set('CUSTOM', rule);
  expect(await upload('o1', 'a.txt')).toMatch(/^200 .*fileID/);
  expect(await permissions('storage', [BUCKET])).toEqual([
    { ResourceType: 'storage', Resource: BUCKET, Permission: 'CUSTOM', SecurityRule: rule },
  ]);
  expect(await site.manager.storage.getStorageAcl({ withRule: true })).toEqual({
    acl: 'CUSTOM',
    rule: JSON.parse(rule) as unknown,
  });
  await expect(set('CUSTOM', '{"read":false,"write":"doc.owner == 1"}')).rejects.toMatchObject({
    code: 'InvalidParameter',
  });
  await site.manager.storage.setStorageAcl('ADMINONLY');
  expect(await upload('o1', 'b.txt')).toMatch(/-503002/);
});

test('the function rules are in force at the next call', async () => {
  await site.make('hello', 'exports.main = async () => "hello"');
  const call = () => site.environment.cloud.invoke('hello', {}, { openid: 'o1' });
  const set = (rules: unknown) =>
    site.manager.permission.modifyResourcePermission({
      resourceType: 'function',
      permission: 'CUSTOM',
      securityRule: JSON.stringify(rules),
    });
  await expect(call()).resolves.toBe('hello');
  await set({ '*': { invoke: true }, hello: { invoke: false } });
  await expect(call()).rejects.toMatchObject({ code: 'PERMISSION_DENIED' });
  expect(await permissions('function')).toMatchObject([
    { SecurityRule: '{"*":{"invoke":true},"hello":{"invoke":false}}' },
  ]);
  await expect(set({ hello: { invoke: true } })).rejects.toMatchObject({ code: 'InvalidParameter' });
});

const readDirectly = async (openid: string): Promise<unknown> => {
  const response = await fetch(`${site.environment.cloud.url}/client/database`, {
    method: 'POST',
    headers: { 'x-wx-openid': openid },
    body: JSON.stringify({ collection: 'open' }),
  });
  return response.json();
};

test('what a collection is set to holds for the next client that reads it without a function', async () => {
  await site.manager.database.createCollection('open');
  const set = (permission: 'READONLY' | 'ADMINONLY') =>
    site.manager.permission.modifyResourcePermission({
      resourceType: 'collection',
      resource: 'open',
      permission,
    });
  await set('READONLY');
  expect(await readDirectly('somebody')).toEqual({ data: [] });
  await set('ADMINONLY');
  expect(await readDirectly('somebody')).toMatchObject({ errCode: -502003 });
});
