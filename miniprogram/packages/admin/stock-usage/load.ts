/** What repairs have used, as the page shows it. */
import { yuan } from '@xiuda/domain';
import { call } from '../../../services/cloud';
import type { Period } from './period';

export type By = 'material' | 'area' | 'worker';

/** What the report is narrowed down to by tapping a row. */
export interface Narrowed {
  readonly areaId?: string;
  readonly workerId?: string;
}

interface UsageRow {
  readonly id: string;
  readonly name: string;
  readonly quantity: number;
  readonly unit?: string;
  readonly money: number;
}

export interface ShownUsage {
  readonly id: string;
  readonly name: string;
  /** `12 个`, `领用 5 次`. */
  readonly quantity: string;
  /** `¥150.00`. */
  readonly money: string;
}

const shown = ({ id, name, quantity, unit, money }: UsageRow): ShownUsage => ({
  ...{ id, name },
  quantity: unit === undefined ? `用料 ${quantity} 笔` : `${quantity} ${unit}`,
  money: money ? yuan(money) : '没有单价',
});

/** @throws CloudError */
export async function loadUsage(by: By, { from, to }: Period, narrowed: Narrowed) {
  const { rows, money } = await call<{ rows: UsageRow[]; money: number }>('admin-catalog', {
    ...{ op: 'usage', by, from, to },
    ...narrowed,
  });
  return { rows: rows.map(shown), total: yuan(money) };
}
