/** The ledger of materials as rows. */
import { fullTime, STOCK_KINDS, type StockRow } from '@xiuda/domain';
import type { Column } from './column';

const yuan = (fen: number | undefined): number | undefined => (fen === undefined ? undefined : fen / 100);

export const STOCK_COLUMNS: readonly Column<StockRow>[] = [
  { heading: '时间', width: 17, value: ({ at }) => fullTime(at) },
  { heading: '耗材', width: 26, value: ({ name }) => name },
  { heading: '类型', width: 12, value: ({ kind }) => STOCK_KINDS[kind] },
  { heading: '数量', width: 8, value: ({ delta }) => delta },
  { heading: '单位', width: 8, value: ({ unit }) => unit },
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
