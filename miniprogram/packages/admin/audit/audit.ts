import { ALL_AUDIT_KINDS, AUDIT_KINDS } from '@xiuda/domain';
import { busy } from '../../../behaviors/busy';
import { pageStyle } from '../../../behaviors/page-style';
import { retry } from '../behaviors/retry';
import { byDay, loadRecords, type ShownDay, type ShownRecord } from './load';

/** 变更记录: who changed what, when. */
Page({
  behaviors: [busy, retry, pageStyle],
  data: {
    kinds: ['全部', ...ALL_AUDIT_KINDS.map((kind) => AUDIT_KINDS[kind])],
    /** Index into `kinds`. */
    chosen: 0,
    days: [] as ShownDay[],
    /** Empty at the end. */
    cursor: '',
  },
  rows: [] as readonly ShownRecord[],

  async onShow() {
    await this.load();
  },

  onPullDownRefresh() {
    return this.pulledDown();
  },

  load(): Promise<void> {
    return this.showLoaded(() => this.after('', []));
  },

  /** What is shown with the next page below `rows`; nothing new where another kind was chosen in the meantime. */
  async after(from: string, rows: readonly ShownRecord[]) {
    const { chosen } = this.data;
    const next = await loadRecords(ALL_AUDIT_KINDS[chosen - 1], from);
    if (chosen !== this.data.chosen) return {};
    this.rows = [...rows, ...next.rows];
    return { days: byDay(this.rows), cursor: next.cursor };
  },

  async onKind(event: WechatMiniprogram.PickerChange) {
    this.setData({ chosen: Number(event.detail.value), state: 'loading' });
    await this.load();
  },

  async onReachBottom() {
    const { cursor } = this.data;
    if (cursor) await this.whileBusy(async () => this.setData(await this.after(cursor, this.rows)));
  },
});
