/** `npm run bench`: measures, prints, compares with the budget, writes docs/performance.md. `--accept` makes what was counted the budget. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { run } from '../scripts/run';
import buildAll from '../tests/support/build';
import { type Budget, budgetOf, described, differences, readBudget, writeBudget } from './budget';
import { pageOf } from './page';
import { type Measured, readMeasured, resultOf, writeMeasured } from './results';
import { BUDGET_SIZE, type Options, type Result } from './section';
import { SECTIONS } from './sections';

const PAGE = path.resolve(__dirname, '../docs/performance.md');

const { values } = parseArgs({
  options: {
    accept: { type: 'boolean', default: false },
    million: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true },
    rounds: { type: 'string', default: '15' },
    sizes: { type: 'string' },
  },
});

function optionsOf(): Options {
  const larger = values.sizes?.split(',').map(Number) ?? [
    10_000,
    100_000,
    ...(values.million ? [1_000_000] : []),
  ];
  const [sizes, rounds] = [[BUDGET_SIZE, ...larger], Number(values.rounds)];
  if (![...sizes, rounds].every(Number.isInteger)) throw new Error('sizes and rounds are whole numbers');
  return { sizes, rounds };
}

function chosen() {
  const unknown = values.only?.filter((id) => !SECTIONS.some((section) => section.id === id)) ?? [];
  if (unknown.length)
    throw new Error(`No section ${unknown.join(', ')}; there are ${SECTIONS.map(({ id }) => id).join(', ')}`);
  return SECTIONS.filter(({ id }) => values.only?.includes(id) ?? true);
}

/** Sections that were not measured now stay as they were. */
function together(before: Measured, sizes: readonly number[], results: readonly Result[]): Measured {
  const all = SECTIONS.flatMap(
    ({ id }) => [...results, ...before.results].find((result) => result.id === id) ?? [],
  );
  return { sizes, results: all };
}

/** @returns whether something is worse than the budget */
function compare(results: readonly Result[], budget: Budget): boolean {
  const found = results.flatMap((result) => differences(result, result.columns, result.rows, budget));
  console.log(
    found.length ? described(found).join('\n') : 'Everything that is counted is as the budget says.',
  );
  return found.some(({ isWorse }) => isWorse);
}

run(async () => {
  const options = optionsOf();
  await buildAll();
  const results: Result[] = [];
  for (const section of chosen()) {
    console.log(`… ${section.id}`);
    results.push(await resultOf(section, options));
  }
  const before = readBudget();
  const isWorse = compare(results, before);
  const accepted = Object.fromEntries(results.map(({ id, columns, rows }) => [id, budgetOf(columns, rows)]));
  const budget = values.accept ? { ...before, ...accepted } : before;
  const measured = together(readMeasured(), options.sizes, results);
  if (values.accept) writeBudget(budget);
  writeMeasured(measured);
  const page = pageOf(measured, budget);
  writeFileSync(PAGE, page);
  console.log(page);
  if (isWorse && !values.accept)
    throw new Error('Worse than the budget. If it is meant: npm run bench -- --accept');
});
