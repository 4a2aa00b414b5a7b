/** What of an export is chosen on the page. */
import type { ExportKind } from '@xiuda/domain';
import { formErrors } from '../../../behaviors/form-errors';
import { choosePlaces } from '../places/choose';
import { daysChosen, KINDS, NARROWING, type Period, PERIODS, STATUS_LABELS } from './form';

type ChipEvent<Id> = WechatMiniprogram.CustomEvent<{ id: Id }>;
type DayEvent = WechatMiniprogram.CustomEvent<{ value: string }, object, { field: 'from' | 'to' }>;

export const exportChoice = Behavior({
  behaviors: [formErrors],
  data: {
    ...{ kinds: KINDS, periods: PERIODS, statuses: STATUS_LABELS, narrowing: NARROWING.tickets },
    kind: 'tickets' as ExportKind,
    period: 'thisMonth' as Period,
    ...{ from: '', to: '', today: '', status: 0, areaId: '', areaName: '' },
  },
  methods: {
    onKind({ detail: { id: kind } }: ChipEvent<ExportKind>): void {
      this.setData({ kind, narrowing: NARROWING[kind], errors: {} });
    },

    onPeriod({ detail: { id: period } }: ChipEvent<Period>): void {
      this.setData({ period, ...daysChosen(period, this.data, Date.now()), errors: {} });
    },

    onDay({ currentTarget, detail: { value } }: DayEvent): void {
      this.setData({ [currentTarget.dataset.field]: value, errors: {} });
    },

    onStatus({ detail }: WechatMiniprogram.PickerChange): void {
      this.setData({ status: Number(detail.value) });
    },

    async onArea(): Promise<void> {
      const chosen = this.data.areaId ? [this.data.areaId] : [];
      const [area] = (await choosePlaces({ title: '选择区域', chosen, many: false })) ?? [];
      if (area) this.setData({ areaId: area.id, areaName: area.path.join(' / '), errors: {} });
    },

    onClear(): void {
      this.setData({ status: 0, areaId: '', areaName: '', errors: {} });
    },
  },
});
