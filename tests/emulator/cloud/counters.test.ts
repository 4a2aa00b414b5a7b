import { chainLength } from '../../../emulator/cloud/chain';
import { openCloudUnderTest, type CloudUnderTest } from './cloud-under-test';

let it: CloudUnderTest;
beforeAll(async () => {
  it = await openCloudUnderTest();
});
afterAll(() => it.close());

const get = `db.collection('notes').limit(1).get()`;

test.each([
  ['none', '', [0, 0]],
  ['one after the other', `await ${get}; await ${get}; await ${get}`, [3, 3]],
  ['all at once', `await Promise.all([${get}, ${get}, ${get}])`, [3, 1]],
  ['one, then three at once', `await ${get}; await Promise.all([${get}, ${get}, ${get}])`, [4, 2]],
  [
    'one answered before the others of its batch',
    `await Promise.race([${get}, ${get}]); await ${get}`,
    [3, 2],
  ],
])('round trips that are made %s are counted so', async (_case, code, expected) => {
  await it.run(code);
  const call = await it.latestCall('script');
  expect([call?.roundTrips, call?.sequentialRoundTrips]).toEqual(expected);
});

test('a call is billed the documents that were looked at, and its bytes', async () => {
  await it.run(`await db.collection('notes').add({ data: [{ _id: 'a' }, { _id: 'b' }] })`);
  await it.run(`return (await db.collection('notes').where({ _id: _.in(['a', 'b']) }).get()).data`);
  expect(await it.latestCall('script')).toMatchObject({
    outcome: 'ok',
    openid: 'user-1',
    source: 'wx_client',
    examined: 2,
    returned: 2,
    bytesOut: JSON.stringify([{ _id: 'a' }, { _id: 'b' }]).length,
    bytesIn: expect.any(Number),
    requests: [
      {
        ...{ action: 'database.getDocument', collection: 'notes', examined: 2, returned: 2 },
        ...{ at: expect.any(Number), ms: expect.any(Number) },
      },
    ],
  });
});

test('a nested call has a bill of its own that names its parent', async () => {
  await it.run(
    `await cloud.callFunction({ name: 'inner', data: { code: "await ${get.replaceAll("'", '`')}" } })`,
  );
  const [outer, inner] = [await it.latestCall('script'), await it.latestCall('inner')];
  expect(outer).toMatchObject({ roundTrips: 0, requests: [{ action: 'functions.invokeFunction' }] });
  expect(inner).toMatchObject({ roundTrips: 1, parentId: outer?.id, source: 'wx_client,scf' });
});

test('a failed call says how', async () => {
  await it.run(`throw new Error('x')`).catch(() => undefined);
  expect(await it.latestCall('script')).toMatchObject({ outcome: 'FUNCTIONS_EXECUTE_FAIL' });
});

test('the answer to a client names the record of its call', async () => {
  const response = await it.post('/invoke/script', JSON.stringify({ code: 'return 1' }), {
    'x-wx-openid': 'user-1',
  });
  const id = response.headers.get('x-emulator-call');
  expect(await (await fetch(`${it.cloud.url}/emulator/calls?id=${id}`)).json()).toEqual({
    calls: [expect.objectContaining({ id, name: 'script' })],
  });
});

test('the records can be emptied', async () => {
  await it.run('return 1');
  await fetch(`${it.cloud.url}/emulator/calls`, { method: 'DELETE' });
  expect(await (await fetch(`${it.cloud.url}/emulator/calls`)).json()).toEqual({ calls: [] });
});

test.each([
  ['nothing', [], 0],
  [
    'a chain',
    [
      { start: 0, end: 1 },
      { start: 1, end: 2 },
      { start: 3, end: 4 },
    ],
    3,
  ],
  [
    'overlaps',
    [
      { start: 0, end: 5 },
      { start: 1, end: 3 },
      { start: 4, end: 6 },
    ],
    2,
  ],
  ['one that never ended', [{ start: 0 }, { start: 1, end: 2 }, { start: 3, end: 4 }], 2],
  [
    'any order',
    [
      { start: 3, end: 4 },
      { start: 0, end: 1 },
    ],
    2,
  ],
])('the longest chain of %s', (_case, spans, expected) => {
  expect(chainLength(spans)).toBe(expected);
});
