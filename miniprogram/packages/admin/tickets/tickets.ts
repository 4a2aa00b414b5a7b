import { ALL_STATUSES, statusRow } from '@xiuda/domain';
import { listOf, listPage } from '../../../services/list-page';

type Filter = { status?: string };

Page({
  ...listPage('admin'),
  data: {
    statuses: ['全部状态', ...ALL_STATUSES.map((status) => statusRow(status).label)],
    /** Index into `statuses`. */
    chosen: 0,
    filter: {} as Filter,
  },

  async onStatus(event: WechatMiniprogram.PickerChange) {
    await this.choose(Number(event.detail.value));
  },

  async onClear() {
    await this.choose(0);
  },

  /** What takes too long is shown whatever its status. */
  onUnfiltered() {
    this.setData({ chosen: 0, filter: {} });
  },

  async choose(chosen: number) {
    const status = ALL_STATUSES[chosen - 1];
    this.setData({ chosen, filter: status ? { status } : {} });
    await listOf(this).showFiltered();
  },
});
