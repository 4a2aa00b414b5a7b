/** What one call costs, as the emulated cloud counts it. */
import type { CallSummary } from '../../emulator/cloud';
import type { Column, Options, Row } from '../section';

/** At the first size; this is what the budget holds. */
const BASE: readonly Column[] = [
  { id: 'depth', title: '先后', kind: 'count', better: 'less', isBudgeted: true },
  { id: 'trips', title: '往返', kind: 'count', better: 'less', isBudgeted: true },
  { id: 'examined', title: '查看', kind: 'count', better: 'less', isBudgeted: true },
  { id: 'extra', title: '多看', kind: 'count', better: 'less', isBudgeted: true },
  { id: 'sent', title: '发出字节', kind: 'bytes', better: 'less', isBudgeted: true },
  { id: 'read', title: '读到字节', kind: 'bytes', better: 'less', isBudgeted: true },
  { id: 'answer', title: '答复字节', kind: 'bytes', better: 'less', isBudgeted: true },
];

/** Those that could grow with the number of tickets. */
const GROWING = ['depth', 'trips', 'examined', 'extra', 'read'] as const;

const sized = (id: string, size: number): string => `${id}@${size}`;
const inTenThousands = (size: number): string => (size < 10_000 ? String(size) : `${size / 10_000} 万`);

export const columnsFor = ({ sizes: [, ...others] }: Options): readonly Column[] => [
  ...BASE,
  ...others.flatMap((size) =>
    BASE.filter(({ id }) => (GROWING as readonly string[]).includes(id)).map(
      ({ id, title, kind, better }): Column => ({
        ...{ kind, better },
        id: sized(id, size),
        title: `${title}·${inTenThousands(size)}`,
      }),
    ),
  ),
];

/** `extra`: documents that the database looked at for nothing; `sent` and `read`: by the function, all requests together. */
function figuresOf(cost: CallSummary): Record<string, number> {
  const { sequentialRoundTrips: depth, roundTrips: trips, examined, returned } = cost;
  const { requestBytesIn: sent, requestBytesOut: read, bytesOut: answer } = cost;
  return { depth, trips, examined, extra: examined - returned, sent, read, answer };
}

export interface Goal {
  readonly depth: number;
  readonly trips?: number;
  readonly extra?: number;
}

/** A row for each call that was measured, from what it cost at each size. */
export function collected(isFirstSize: boolean, size: number, cost: CallSummary): Record<string, number> {
  const figures = figuresOf(cost);
  if (isFirstSize) return figures;
  return Object.fromEntries(GROWING.map((id) => [sized(id, size), figures[id] ?? 0]));
}

/** A goal holds at every size. */
export function goalsAt(goal: Goal, sizes: readonly number[]): NonNullable<Row['goals']> {
  const entries = Object.entries(goal) as [string, number][];
  return Object.fromEntries(
    sizes.flatMap((size, at) => entries.map(([id, most]) => [at === 0 ? id : sized(id, size), most])),
  );
}
