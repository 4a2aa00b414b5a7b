/** What somebody wants exported, as input and in words. */
import {
  ALL_EXPORT_KINDS,
  AppError,
  dayText,
  EXPORT_KINDS,
  parse,
  requestId,
  statusRow,
} from '@xiuda/domain';
import * as z from 'zod/mini';
import { dayAfter } from '../day';
import { FILTER_NAMES, FILTERS } from '../tickets/filters';
import type { ExportFilter } from './source';
import { SOURCES } from './sources';

const INPUT = z.strictObject({ kind: z.enum(ALL_EXPORT_KINDS, '请选择要导出什么'), ...FILTERS, requestId });

export type Wish = z.output<typeof INPUT>;

/** @throws AppError INVALID_INPUT, also where this kind cannot be narrowed down so */
export function parseWish(event: unknown): Wish {
  const wish = parse(INPUT, event);
  const { filters } = SOURCES[wish.kind];
  const unfit = FILTER_NAMES.filter((name) => wish[name] !== undefined && !filters.includes(name));
  if (unfit.length)
    throw new AppError(
      'INVALID_INPUT',
      Object.fromEntries(unfit.map((name) => [name, '这类导出不能这样筛选'])),
    );
  if (wish.from && wish.to && wish.from > wish.to)
    throw new AppError('INVALID_INPUT', { to: '结束日期不能早于开始日期' });
  return wish;
}

export function filterOf({ status, areaId, itemId, workerId, from, to }: Wish): ExportFilter {
  return {
    ...(status !== undefined && { status }),
    ...(areaId !== undefined && { areaId }),
    ...(itemId !== undefined && { itemId }),
    ...(workerId !== undefined && { workerId }),
    ...(from && { from }),
    ...(to && { until: dayAfter(to) }),
  };
}

function periodWords({ from, to }: Wish): string[] {
  if (from && to) return [`${dayText(from)} 至 ${dayText(to)}`];
  return [...(from ? [`${dayText(from)} 起`] : []), ...(to ? [`${dayText(to)} 止`] : [])];
}

/** `2026-11-01 至 2026-11-30，已完工`. @param names of the place, item and person chosen */
export const scopeOf = (wish: Wish, names: readonly string[]): string =>
  [...periodWords(wish), ...(wish.status ? [statusRow(wish.status).label] : []), ...names].join('，') ||
  '全部';

/** `工单-2026-11-01-至-2026-11-30.xlsx`. */
export const fileName = (wish: Wish, now: Date): string =>
  `${[EXPORT_KINDS[wish.kind], ...(periodWords(wish).length ? periodWords(wish) : [dayText(now)])].join(' ').replaceAll(' ', '-')}.xlsx`;
