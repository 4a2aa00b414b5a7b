import { createFaults } from '../../../emulator/cloud/faults';
import { openCloudUnderTest, type CloudUnderTest } from './cloud-under-test';

let it: CloudUnderTest;
beforeAll(async () => {
  it = await openCloudUnderTest();
});
afterEach(() => fetch(`${it.cloud.url}/emulator/faults`, { method: 'DELETE' }));
afterAll(() => it.close());

const COUNT = `try { return (await db.collection('notes').count()).total } catch (error) { return error.errCode }`;
const failure = { code: 'DATABASE_REQUEST_FAILED' };

test('hits the next matching action once', async () => {
  await it.addFault({ match: { action: 'database.calculateDocument' }, effect: failure });
  expect([await it.run(COUNT), await it.run(COUNT)]).toEqual([-502001, 0]);
});

test('hits the nth that matches', async () => {
  await it.addFault({ match: { action: 'database.calculateDocument', nth: 2 }, effect: failure });
  expect([await it.run(COUNT), await it.run(COUNT), await it.run(COUNT)]).toEqual([0, -502001, 0]);
});

test('hits only the function that it names', async () => {
  await it.addFault({ match: { function: 'inner' }, effect: failure });
  expect([await it.run(COUNT), await it.run(COUNT, { name: 'inner' })]).toEqual([0, -502001]);
});

test('delays', async () => {
  await it.addFault({ match: {}, effect: { delayMs: 80 } });
  const code = `const start = performance.now(); await db.collection('notes').count(); return performance.now() - start`;
  expect(await it.run(code)).toBeGreaterThanOrEqual(75);
});

describe('of an upload', () => {
  const upload = async () =>
    (await it.post('/storage?path=a.jpg', 'x', { 'x-wx-openid': 'user-1' })).json() as Promise<object>;

  test('keeps a phone from uploading, by the chosen number or by a refusal of the cloud', async () => {
    const action = 'storage.uploadFile';
    await it.addFault({ match: { action }, effect: { code: -503001 } });
    await it.addFault({ match: { action }, effect: { code: 'SYS_ERR' } });
    expect(await upload()).toMatchObject({ errCode: -503001 });
    expect(await upload()).toMatchObject({ errCode: -501001 });
    expect(await upload()).toHaveProperty('fileID');
  });

  test('makes it slow', async () => {
    await it.addFault({ match: { action: 'storage.uploadFile' }, effect: { delayMs: 60 } });
    const start = performance.now();
    expect(await upload()).toHaveProperty('fileID');
    expect(performance.now() - start).toBeGreaterThanOrEqual(55);
  });

  test.each([[-1], ['SYS_ERR']])('keeps a function from uploading: %s', async (code) => {
    const put = `try { return (await cloud.uploadFile({ cloudPath: 'b.jpg', fileContent: Buffer.from('x') })).fileID }
      catch (error) { return error.errCode }`;
    await it.addFault({ match: { action: 'storage.putObject' }, effect: { code } });
    expect(await it.run(put)).toEqual(expect.any(Number));
    expect(await it.run(put)).toMatch(/b\.jpg$/);
  });
});

test('is gone after a DELETE', async () => {
  await it.addFault({ match: {}, effect: failure });
  await fetch(`${it.cloud.url}/emulator/faults`, { method: 'DELETE' });
  expect(await it.run(COUNT)).toBe(0);
});

test.each([
  '{',
  '{}',
  '{"match":{},"effect":{}}',
  '{"match":{"fn":"x"},"effect":{"delayMs":1}}',
  '{"match":{"nth":0},"effect":{"delayMs":1}}',
])('that reads %s is refused', async (body) => {
  expect((await it.post('/emulator/faults', body)).status).toBe(400);
});

test('with times hits several in a row', () => {
  const faults = createFaults();
  const target = { function: undefined, action: 'database.getDocument', collection: 'notes' };
  faults.add({ match: { collection: 'notes' }, times: 2, effect: failure });
  expect([
    faults.take(target),
    faults.take({ ...target, collection: 'tickets' }),
    faults.take(target),
    faults.take(target),
  ]).toEqual([failure, undefined, failure, undefined]);
});
