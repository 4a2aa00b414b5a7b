/** What is chosen on the page, and the wish that it makes. */
import {
  ALL_EXPORT_KINDS,
  ALL_STATUSES,
  dayText,
  EXPORT_KINDS,
  type ExportKind,
  statusRow,
} from '@xiuda/domain';

export const KINDS = ALL_EXPORT_KINDS.map((id) => ({ id, label: EXPORT_KINDS[id] }));

/** What of an export a person can narrow down. */
interface Narrowing {
  readonly hasPeriod: boolean;
  readonly hasFilters: boolean;
  /** What will be in the file. */
  readonly holds: string;
}

export const NARROWING: Readonly<Record<ExportKind, Narrowing>> = {
  tickets: { hasPeriod: true, hasFilters: true, holds: '按报修时间，每张工单一行，含联系电话和处理经过' },
  staff: { hasPeriod: false, hasFilters: false, holds: '全部人员，每人一行；改好后可以再导入' },
  stock: { hasPeriod: true, hasFilters: false, holds: '每次入库、出库、领用、退回一行' },
};

export type Period = 'thisMonth' | 'lastMonth' | 'thisYear' | 'own';

export const PERIODS: readonly { readonly id: Period; readonly label: string }[] = [
  { id: 'thisMonth', label: '本月' },
  { id: 'lastMonth', label: '上月' },
  { id: 'thisYear', label: '今年' },
  { id: 'own', label: '自选' },
];

export const STATUS_LABELS = ['全部状态', ...ALL_STATUSES.map((status) => statusRow(status).label)];

export interface Days {
  readonly from: string;
  readonly to: string;
}

const days = (year: number, first: number, last: number): Days => ({
  from: new Date(Date.UTC(year, first, 1)).toISOString().slice(0, 10),
  to: new Date(Date.UTC(year, last + 1, 0)).toISOString().slice(0, 10),
});

/** First and last day of a period, at UTC+8; nothing for one's own. */
export function daysOf(period: Period, now: number): Days | undefined {
  const [year = 0, month = 1] = dayText(now).split('-').map(Number);
  const ranges: Readonly<Record<Period, Days | undefined>> = {
    thisMonth: days(year, month - 1, month - 1),
    lastMonth: days(year, month - 2, month - 2),
    thisYear: days(year, 0, 11),
    own: undefined,
  };
  return ranges[period];
}

/** The days of a period; one's own begins with the days shown, and nothing has been reported after today. */
export function daysChosen(period: Period, { from, to }: Days, now: number): Days {
  const today = dayText(now);
  return daysOf(period, now) ?? { from, to: to > today ? today : to };
}

export interface Chosen extends Days {
  readonly kind: ExportKind;
  /** Index into STATUS_LABELS. */
  readonly status: number;
  /** Empty: everywhere. */
  readonly areaId: string;
}

/** Input of `admin-export · start`, less its requestId. */
export function wishOf({ kind, from, to, status, areaId }: Chosen): object {
  const { hasPeriod, hasFilters } = NARROWING[kind];
  const state = ALL_STATUSES[status - 1];
  return {
    kind,
    ...(hasPeriod && { from, to }),
    ...(hasFilters && state && { status: state }),
    ...(hasFilters && areaId && { areaId }),
  };
}
