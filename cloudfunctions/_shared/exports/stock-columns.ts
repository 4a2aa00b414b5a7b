/** The ledger of materials as rows. */
import { fullTime, type StaffRef } from '@xiuda/domain';
import type { Column } from './column';

/** `stock`: what came into the store room or went out of it. */
export interface StockEntry {
  readonly _id: string;
  readonly name: string;
  readonly unit: string;
  readonly kind: 'in' | 'out' | 'correct' | 'use' | 'return';
  /** Pieces, negative where they went out. */
  readonly delta: number;
  /** Pieces in the store room afterwards; absent where they are not counted. */
  readonly left?: number;
  readonly reason?: string;
  /** Of the ticket that they were used for. */
  readonly number?: string;
  readonly by: StaffRef;
  readonly at: Date;
  /** Of one piece, in fen. */
  readonly price?: number;
}

const KINDS: Readonly<Record<StockEntry['kind'], string>> = {
  in: '入库',
  out: '出库',
  correct: '盘点更正',
  use: '维修领用',
  return: '维修退回',
};

const yuan = (fen: number | undefined): number | undefined => (fen === undefined ? undefined : fen / 100);

export const STOCK_COLUMNS: readonly Column<StockEntry>[] = [
  { heading: '时间', width: 17, value: ({ at }) => fullTime(at) },
  { heading: '耗材', width: 26, value: ({ name }) => name },
  { heading: '类型', width: 12, value: ({ kind }) => KINDS[kind] },
  { heading: '数量', width: 8, value: ({ delta }) => delta },
  { heading: '单位', width: 8, value: ({ unit }) => unit },
  { heading: '结存', width: 8, value: ({ left }) => left },
  { heading: '单价（元）', width: 11, value: ({ price }) => yuan(price) },
  {
    heading: '金额（元）',
    width: 11,
    value: ({ price, delta }) => yuan(price === undefined ? undefined : price * delta),
  },
  { heading: '工单号', width: 20, value: ({ number }) => number },
  { heading: '原因', width: 26, value: ({ reason }) => reason },
  { heading: '经手人', width: 10, value: ({ by }) => by.name },
];
