/**
 * The order of the test files: the longest first, so that both cores have work to the end. Jest knows durations only where it has
 * run before; a fresh checkout knows this list. What is not in it is left to jest.
 */
const { existsSync } = require('node:fs');
const path = require('node:path');
const { default: Sequencer } = require('@jest/test-sequencer');

const ROOT = path.resolve(__dirname, '..');

/** From the longest down, as last measured; files under 10 seconds do not matter. */
const LONGEST = [
  'tests/model/random-people.test.ts',
  'tests/functions/faults.test.ts',
  'tests/functions/fuzz.test.ts',
  'tests/functions/lost-answers.test.ts',
  'tests/e2e/every-screen.test.ts',
  'tests/e2e/report.test.ts',
  'tests/e2e/refusals.test.ts',
  'tests/e2e/together.test.ts',
  'tests/functions/crash.test.ts',
  'tests/functions/races.test.ts',
  'tests/emulator/demo/seed.test.ts',
  'tests/functions/access.test.ts',
  'tests/functions/exports.test.ts',
  'tests/functions/matrix-refused.test.ts',
  'tests/functions/matrix-allowed.test.ts',
  'tests/functions/at-once.test.ts',
  'tests/e2e/lists.test.ts',
  'tests/emulator/phone/frame.test.ts',
  'tests/functions/content.test.ts',
];

const missing = LONGEST.filter((file) => !existsSync(path.join(ROOT, file)));
if (missing.length) throw new Error(`scripts/longest-first.cjs names no test: ${missing.join(', ')}`);

const rank = new Map(LONGEST.map((file, place) => [path.join(ROOT, file), place]));
const placeOf = ({ path: file }) => rank.get(file) ?? LONGEST.length;

module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    return [...super.sort(tests)].sort((a, b) => placeOf(a) - placeOf(b));
  }
};
