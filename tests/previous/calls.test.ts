/**
 * Clients of the versions before go on working: what they send is taken, and what they read is answered. On a phone an older mini
 * program lives on for days after a release; each file here was recorded at one (CONTRIBUTING, "Make a release").
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type World, world } from '../support/world';
import { type KeptCall, missed } from './calls';

const RECORDED = readdirSync(__dirname).filter((file) => /^calls-\d+\.\d+\.\d+\.jsonl$/.test(file));

const callsIn = (file: string): KeptCall[] =>
  readFileSync(path.join(__dirname, file), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as KeptCall);

let w: World;
beforeAll(async () => {
  w = await world({ allowsDirectDispatch: true });
}, 60_000);
afterAll(() => w.stop());

test('a version is kept', () => expect(RECORDED).not.toEqual([]));

test.each(RECORDED)(
  '%s: every call is answered as it was',
  async (file) => {
    const calls = callsIn(file);
    const found: string[] = [];
    for (const call of calls) found.push(...(await missed(w, call)));
    expect(found).toEqual([]);
  },
  180_000,
);
