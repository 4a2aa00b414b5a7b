// What a large export costs, on Linux: npx jest --testMatch '**/*.measure.ts'. No part of a usual run; docs/adr/0028 has the figures.
import { readFileSync, writeFileSync } from 'node:fs';
import { carryOn, linkTo, rowsIn, startExport } from '../support/exporting';
import { stored, WAYS } from '../support/paper-tickets';
import { type World, world } from '../support/world';

const COUNT = Number(process.env.EXPORT_TICKETS ?? 50_000);
const A_BATCH = 1000;
const STATUSES = Object.keys(WAYS) as (keyof typeof WAYS)[];

let w: World;

const ticket = (index: number) => ({
  ...stored(WAYS[STATUSES[index % STATUSES.length] ?? 'rated']),
  _id: `large-${index}`,
  number: `BX20261120-${String(index).padStart(6, '0')}`,
});

/** MB that the process of the cloud, database included, has held at most since this was asked to be forgotten. */
const peak = (): number =>
  Math.round(Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${w.cloud.pid}/status`, 'utf8'))?.[1]) / 1024);
const forgetPeak = (): void => writeFileSync(`/proc/${w.cloud.pid}/clear_refs`, '5');

test('a large export ends, whole, in calls that are far from their limit', async () => {
  w = await world();
  for (let start = 0; start < COUNT; start += A_BATCH)
    await w.cloud.insert(
      'tickets',
      Array.from({ length: Math.min(A_BATCH, COUNT - start) }, (_, at) => ticket(start + at)),
    );
  forgetPeak();
  const before = peak();
  const startedAt = Date.now();
  const { id, total } = await startExport(w, { kind: 'tickets', from: '2026-11-01', to: '2026-11-30' });
  const calls: number[] = [Date.now() - startedAt];
  for (let isDone = false; !isDone;) {
    const at = Date.now();
    ({ isDone } = await carryOn(w, id));
    calls.push(Date.now() - at);
  }
  const seconds = Math.round((Date.now() - startedAt) / 1000);
  const last = calls.at(-1) ?? 0;
  const longest = Math.max(...calls.slice(0, -1));
  const { url } = await linkTo(w, id);
  const file = Buffer.from(await (await fetch(url)).arrayBuffer());
  console.log({
    total,
    calls: calls.length,
    seconds,
    longest,
    last,
    before,
    peak: peak(),
    bytes: file.length,
  });
  const rows = await rowsIn(file);
  expect(new Set(rows.map(([number]) => number)).size).toBe(COUNT + 1);
  expect(Math.max(...calls)).toBeLessThan(30_000);
  await w.stop();
}, 600_000);
