import { AppError, parse, text } from '@xiuda/domain';
import * as z from 'zod/mini';
import type { AdminOperation } from '../admin-resource';
import { DAY_MS, day, dayAfter } from '../day';
import { readUsage, USAGE_BY, type UsageRow } from '../store/usage';

const MOST_DAYS = 366;

const INPUT = z.strictObject({
  from: day,
  to: day,
  by: z.enum(USAGE_BY, '请选择按耗材、区域或维修工'),
  areaId: z.optional(text('区域', 1, 128)),
  workerId: z.optional(text('维修工', 1, 40)),
});

function assertPeriod(from: Date, to: Date): void {
  if (to < from) throw new AppError('INVALID_INPUT', { to: '结束日期不能早于开始日期' });
  if (to.getTime() - from.getTime() >= MOST_DAYS * DAY_MS)
    throw new AppError('INVALID_INPUT', { to: '一次最多统计一年' });
}

/** What repairs have used from the first day to the last, less what was given back; the dearest first. */
export const usage: AdminOperation<{ rows: UsageRow[]; money: number }> = async (event) => {
  const { from, to, ...wanted } = parse(INPUT, event);
  assertPeriod(from, to);
  const rows = await readUsage({ ...wanted, from, until: dayAfter(to) });
  return { rows, money: rows.reduce((sum, { money }) => sum + money, 0) };
};
