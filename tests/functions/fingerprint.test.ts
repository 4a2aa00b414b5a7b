/** The tests that say "nothing changed" lean on this: whatever is made or changed in any collection is seen. */
import { type TestCloud, startCloud } from '../support/cloud';
import { changedBetween, fingerprints } from '../support/fingerprint';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startCloud({ workers: 1 });
}, 60_000);
afterAll(() => cloud.stop());

async function changedBy(write: () => Promise<void>): Promise<string[]> {
  const before = await fingerprints(cloud);
  await write();
  return changedBetween(before, await fingerprints(cloud));
}

test('a new document, a changed field and an instant that became text are each seen', async () => {
  const at = new Date(0);
  expect(await changedBy(() => cloud.insert('staff', [{ _id: 'S1', name: '林晓', at }]))).toEqual([
    'staff/S1',
  ]);
  expect(await changedBy(() => cloud.change('staff', 'S1', { name: '林' }))).toEqual(['staff/S1']);
  expect(await changedBy(() => cloud.change('staff', 'S1', { at: at.toISOString() }))).toEqual(['staff/S1']);
});

test('a counted wrong guess is let pass, and so is a write of what stands there', async () => {
  await cloud.insert('staff', [{ _id: 'S2', name: '陈' }]);
  expect(
    await changedBy(() => cloud.change('staff', 'S2', { bindFailures: { count: 1 }, name: '陈' })),
  ).toEqual([]);
});
