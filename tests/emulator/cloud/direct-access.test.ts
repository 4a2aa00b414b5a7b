/** What a client reaches without a function, and by which rule: documents, files, and functions that no client may call. */
import type { CollectionDefinition } from '../../../cloudbase';
import { type CloudUnderTest, openCloudUnderTest } from './cloud-under-test';

let it: CloudUnderTest;
beforeAll(async () => {
  const one = (name: string, permission: CollectionDefinition['permission']) => ({
    ...{ name, permission, indexes: [] },
  });
  it = await openCloudUnderTest({
    collections: [one('closed', 'ADMINONLY'), one('open', 'READONLY'), one('own', 'PRIVATE')],
    storageRule: { read: 'resource.openid == auth.openid', write: 'auth != null' },
    functionRules: { '*': { invoke: 'auth != null' }, inner: { invoke: false } },
    bindsEverybody: false,
    strict: true,
  });
  for (const name of ['closed', 'open', 'own'])
    it.cloud.database.insert(name, [
      { _id: '1', _openid: 'user-1' },
      { _id: '2', _openid: 'user-2' },
    ]);
});
afterAll(() => it.close());

const AS_USER = { 'x-wx-openid': 'user-1' };

async function read(collection: string, headers: Record<string, string> = AS_USER): Promise<unknown> {
  return (await it.post('/client/database', JSON.stringify({ collection }), headers)).json();
}

const refused = (errCode: number) => ({ errCode, errMsg: expect.any(String) });

test.each([
  ['open', { data: [expect.objectContaining({ _id: '1' }), expect.objectContaining({ _id: '2' })] }],
  ['own', { data: [{ _id: '1', _openid: 'user-1' }] }],
  ['closed', refused(-502003)],
  ['missing', refused(-502005)],
])('of the collection %s a client reads what its permission says', async (name, expected) => {
  expect(await read(name)).toEqual(expected);
});

test('nobody reads nothing, and a malformed request is refused', async () => {
  expect(await read('open', {})).toEqual(refused(-502003));
  expect(await (await it.post('/client/database', '{}', AS_USER)).json()).toEqual(refused(-501007));
});

async function download(path: string, openid: string): Promise<unknown> {
  const fileID = encodeURIComponent(`cloud://local.6c6f-local/${path}`);
  const response = await fetch(`${it.cloud.url}/storage?fileID=${fileID}`, {
    headers: { 'x-wx-openid': openid },
  });
  const isJson = response.headers.get('content-type')?.startsWith('application/json');
  return isJson ? response.json() : response.text();
}

test('a file is downloaded by whom the rule of reading lets', async () => {
  await it.post('/storage?path=mine.txt', 'mine', AS_USER);
  expect(await download('mine.txt', 'user-1')).toBe('mine');
  expect(await download('mine.txt', 'user-2')).toEqual(refused(-503002));
  expect(await download('none.txt', 'user-1')).toEqual(refused(-503003));
});

test('an open rule of writing lets anybody write over it: the rule alone decides', async () => {
  await it.post('/storage?path=mine.txt', 'mine', AS_USER);
  await it.post('/storage?path=mine.txt', 'theirs', { 'x-wx-openid': 'user-2' });
  expect(await download('mine.txt', 'user-2')).toBe('theirs');
});

test('function rules bind whoever says to be a mini program; others hear the function itself', async () => {
  const ask = async (headers: Record<string, string>): Promise<unknown> =>
    (await it.post('/invoke/inner', JSON.stringify({ code: 'return 1' }), headers)).json();
  expect(await ask({ ...AS_USER, 'x-emulator-source': 'wx_client' })).toEqual(refused(-501001));
  expect(await ask(AS_USER)).toEqual({ result: 1 });
});
