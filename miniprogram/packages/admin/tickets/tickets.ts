import { ALL_STATUSES, statusRow } from '@xiuda/domain';
import { listOf, listPage } from '../../../services/list-page';

type Filter = { status?: string; number?: string };

Page({
  ...listPage('admin'),
  data: {
    statuses: ['全部状态', ...ALL_STATUSES.map((status) => statusRow(status).label)],
    /** Index into `statuses`. */
    chosen: 0,
    number: '',
    filter: {} as Filter,
  },

  async onStatus(event: WechatMiniprogram.PickerChange) {
    this.setData({ chosen: Number(event.detail.value) });
    await this.search();
  },

  onNumber(event: WechatMiniprogram.Input) {
    this.setData({ number: event.detail.value });
  },

  async onClear() {
    this.setData({ number: '', chosen: 0 });
    await this.search();
  },

  async search() {
    const status = ALL_STATUSES[this.data.chosen - 1];
    const number = this.data.number.trim().toUpperCase();
    this.setData({ filter: { ...(status && { status }), ...(number && { number }) } });
    await listOf(this).restart();
  },
});
