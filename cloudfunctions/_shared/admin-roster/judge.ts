/** What importing a row would do: add, change, nothing, or why it cannot be. */
import {
  type AuditChange,
  AppError,
  fieldsOf,
  type PersonFields,
  personChanges,
  rolesLost,
  type StaffRole,
  type StaffRow,
} from '@xiuda/domain';
import type { Admin } from '../admin-resource';
import { type Area, namesOf } from './areas';
import { areaFinder, type ImportRow, personIn } from './import-rows';
import { type Counts, handoverSentence, type Loss } from './leave';
import { lastPreReviewer, ownObjection } from './objections';
import { fieldsFrom } from './person';

export const VERDICTS = ['added', 'changed', 'same', 'refused'] as const;
export type VerdictKind = (typeof VERDICTS)[number];

export interface Verdict {
  readonly line: number;
  readonly staffNo: string;
  readonly name: string;
  readonly kind: VerdictKind;
  /** Of a refusal. */
  readonly why: readonly string[];
  readonly changes: readonly AuditChange[];
  readonly before?: StaffRow;
  readonly after?: PersonFields;
  readonly lost: readonly StaffRole[];
}

const sentences = (error: unknown): string[] => {
  if (error instanceof AppError) return Object.values(error.details ?? {}).map(String);
  throw error;
};

export const refusedAs = (verdict: Verdict, ...why: string[]): Verdict => ({
  ...{ line: verdict.line, staffNo: verdict.staffNo, name: verdict.name },
  ...{ kind: 'refused', why, changes: [], lost: [] },
});

export type Judge = (row: ImportRow, before: StaffRow | undefined) => Verdict;

/** Lines on which each number stands more than once. */
function repeated(rows: readonly ImportRow[]): Map<string, number[]> {
  const lines = new Map<string, number[]>();
  for (const { line, cells } of rows) lines.set(cells.学工号, [...(lines.get(cells.学工号) ?? []), line]);
  return new Map([...lines].filter(([, found]) => found.length > 1));
}

/** What can be said of a row by itself and what stands in the roster. */
export function judgeOf(admin: Admin, all: readonly ImportRow[], areas: readonly Area[]): Judge {
  const [areaOf, areaName, doubles] = [areaFinder(areas), namesOf(areas), repeated(all)];
  return (row, before) => {
    const { line, cells } = row;
    const start: Verdict = {
      ...{ line, staffNo: cells.学工号, name: cells.姓名 || (before?.name ?? ''), kind: 'same', why: [] },
      ...{ changes: [], lost: [] },
    };
    const double = doubles.get(cells.学工号);
    if (double && cells.学工号) return refusedAs(start, `学工号重复：第 ${double.join('、')} 行`);
    try {
      const after = fieldsFrom(personIn(row, before, { areaOf, areaName }));
      const changes = personChanges(before, after, areaName);
      const own = changes.length ? ownObjection(admin, before, after) : undefined;
      if (own) return refusedAs(start, ...Object.values(own));
      const kind = !before ? 'added' : changes.length ? 'changed' : 'same';
      return { ...start, kind, changes, after, lost: rolesLost(before, after), ...(before && { before }) };
    } catch (error) {
      return refusedAs(start, ...sentences(error));
    }
  };
}

export const lossesOf = (verdicts: readonly Verdict[]): Loss[] =>
  verdicts.flatMap(({ staffNo, lost }) => {
    const fields = fieldsOf(lost);
    return fields.length ? [{ staffNo, fields }] : [];
  });

/** Whoever would go with open tickets stays. */
export const withHeld = (verdict: Verdict, held: ReadonlyMap<string, Counts>): Verdict => {
  const counts = held.get(verdict.staffNo);
  return counts ? refusedAs(verdict, handoverSentence(verdict.name, counts)) : verdict;
};

/** @param going 预审员 who go by rows before this one; this one is added */
export async function withPreReviewer(verdict: Verdict, going: Set<string>): Promise<Verdict> {
  if (!verdict.lost.includes('preReviewer')) return verdict;
  const sentence = await lastPreReviewer(verdict.before, going);
  if (sentence) return refusedAs(verdict, sentence);
  going.add(verdict.staffNo);
  return verdict;
}
