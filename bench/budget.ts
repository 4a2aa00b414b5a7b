/** The committed budget: what every count and every size may come to. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { jsonText } from './json-text';
import type { Column, Row, Section } from './section';

/** By section, row and column. */
export type Budget = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, number>>>>>>;

const FILE = path.resolve(__dirname, 'budget.json');

export const readBudget = (): Budget => JSON.parse(readFileSync(FILE, 'utf8')) as Budget;

export const writeBudget = (budget: Budget): void => writeFileSync(FILE, jsonText(budget));

/** Sizes change by a few bytes with every change of the code, and ids differ in length: that much is no news. */
const SLACK_SHARE = 0.01;
const SLACK_BYTES = 64;
const slackOf = ({ kind, slack = SLACK_SHARE }: Column, allowed: number): number =>
  kind === 'bytes' ? Math.max(SLACK_BYTES, allowed * slack) : 0;

const budgeted = (columns: readonly Column[]): readonly Column[] =>
  columns.filter(({ isBudgeted }) => isBudgeted);

/** What of these rows belongs into the budget. */
export const budgetOf = (columns: readonly Column[], rows: readonly Row[]): Budget[string] =>
  Object.fromEntries(
    rows.flatMap(({ id, figures, varying = [] }) => {
      const own = budgeted(columns).flatMap((column) => {
        const figure = varying.includes(column.id) ? undefined : figures[column.id];
        return figure === undefined ? [] : [[column.id, figure] as const];
      });
      return own.length ? [[id, Object.fromEntries(own)]] : [];
    }),
  );

export interface Difference {
  readonly row: string;
  readonly column: string;
  /** `undefined` where the budget does not know it. */
  readonly allowed: number | undefined;
  /** `undefined` where nothing was measured. */
  readonly found: number | undefined;
  /** Better ones keep nobody from anything; they are worth accepting. */
  readonly isWorse: boolean;
}

function differenceAt(column: Column, row: string, found?: number, allowed?: number): Difference[] {
  const difference = { row, column: column.id, allowed, found };
  if (found === undefined || allowed === undefined)
    return found === allowed ? [] : [{ ...difference, isWorse: true }];
  const more = column.better === 'less' ? found - allowed : allowed - found;
  return Math.abs(more) > slackOf(column, allowed) ? [{ ...difference, isWorse: more > 0 }] : [];
}

/** Where what was measured is not what the budget says; a row on one side only counts as worse. */
export function differences(
  { id }: Pick<Section, 'id'>,
  columns: readonly Column[],
  rows: readonly Row[],
  budget: Budget,
): Difference[] {
  const [allowed, found] = [budget[id] ?? {}, budgetOf(columns, rows)];
  const names = [...new Set([...Object.keys(allowed), ...Object.keys(found)])];
  return names.flatMap((row) =>
    budgeted(columns).flatMap((column) =>
      differenceAt(column, row, found[row]?.[column.id], allowed[row]?.[column.id]),
    ),
  );
}

/** `tickets · list examined: 21 -> 40 (worse)`, one line each. */
export const described = (found: readonly Difference[]): string[] =>
  found.map(
    ({ row, column, allowed = '–', found: now = '–', isWorse: worse }) =>
      `${row} · ${column}: ${allowed} → ${now}${worse ? ' (worse)' : ''}`,
  );
