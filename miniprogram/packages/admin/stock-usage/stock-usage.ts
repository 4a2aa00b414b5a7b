import { loadable } from '../../../behaviors/loadable';
import { pageStyle } from '../../../behaviors/page-style';
import type { StripTab } from '../../../components/tab-strip/tab-strip';
import { fieldErrors } from '../../../services/feedback';
import { type By, loadUsage, type Narrowed, type ShownUsage } from './load';
import { type Period, type PeriodId, periodOf, today } from './period';

const strip = (labels: Record<string, string>): StripTab[] =>
  Object.entries(labels).map(([id, label]) => ({ id, label, count: 0 }));

type Choose<T> = WechatMiniprogram.CustomEvent<{ id: T }>;
type Tap = WechatMiniprogram.TouchEvent<object, object, { id: string; name: string }>;
type Picked = WechatMiniprogram.CustomEvent<{ value: string }, object, { end: keyof Period }>;
type Filter = { readonly field: keyof Narrowed; readonly id: string; readonly name: string };

/** A row of places or workers narrows the report down to it. */
const FIELD_OF: Partial<Record<By, keyof Narrowed>> = { area: 'areaId', worker: 'workerId' };

Page({
  behaviors: [loadable, pageStyle],
  data: {
    periods: strip({ month: '本月', last: '上月', own: '自选' }),
    period: 'month' as PeriodId,
    ...periodOf('month', Date.now()),
    latest: today(Date.now()),
    ways: strip({ material: '按耗材', area: '按区域', worker: '按维修工' }),
    by: 'material' as By,
    filters: [] as readonly Filter[],
    rows: [] as readonly ShownUsage[],
    total: '',
    wrong: '',
  },
  asked: 0,

  onLoad() {
    void this.load();
  },

  /** The last one that was asked for is shown, however the answers come. */
  async load() {
    const { by, from, to, filters } = this.data;
    const narrowed = Object.fromEntries(filters.map(({ field, id }) => [field, id]));
    const asked = ++this.asked;
    this.setData({ wrong: '' });
    await this.showLoaded(async () => {
      const answer = await loadUsage(by, { from, to }, narrowed).catch((error: unknown) => {
        const { to: wrong = '' } = fieldErrors(error);
        if (!wrong) throw error;
        return { rows: [], total: '', wrong };
      });
      return asked === this.asked ? answer : {};
    });
  },

  async onPeriod({ detail: { id } }: Choose<PeriodId>) {
    this.setData({ period: id, ...(id !== 'own' && periodOf(id, Date.now())) });
    await this.load();
  },

  async onDay({ detail, currentTarget }: Picked) {
    this.setData({ [currentTarget.dataset.end]: detail.value });
    await this.load();
  },

  async onWay({ detail: { id } }: Choose<By>) {
    this.setData({ by: id });
    await this.load();
  },

  /** Places lead to what is below them, until there is nothing; workers to what they have used. */
  async onRow({ currentTarget }: Tap) {
    const { by, filters } = this.data;
    const field = FIELD_OF[by];
    const { id, name } = currentTarget.dataset;
    if (!field || !id) return;
    const others = filters.filter((one) => one.field !== field);
    this.setData({ filters: [...others, { field, id, name }], by: 'material' });
    await this.load();
  },

  async onDrop({ currentTarget }: Tap) {
    const { id } = currentTarget.dataset;
    this.setData({ filters: this.data.filters.filter((one) => one.field !== id) });
    await this.load();
  },
});
