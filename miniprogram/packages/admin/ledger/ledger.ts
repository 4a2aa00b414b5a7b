import { pageStyle } from '../../../behaviors/page-style';
import { open } from '../../../services/navigation';
import { detailPage } from '../../../services/routes';
import { paged } from '../behaviors/paged';
import { loadLedger, type ShownRow } from './load';

Page({
  behaviors: [paged, pageStyle],
  data: {
    /** Of this ticket; empty: of all, what did not arrive. */
    id: '',
    rows: [] as ShownRow[],
  },

  onLoad({ id = '' }: Record<string, string | undefined>) {
    this.setData({ id: decodeURIComponent(id) });
    if (id) void wx.setNavigationBarTitle({ title: '通知记录' });
  },

  async onShow() {
    await this.load();
  },

  onPullDownRefresh() {
    return this.pulledDown();
  },

  load(): Promise<void> {
    return this.showFirst((cursor) => loadLedger(this.data.id, cursor));
  },

  onReachBottom() {
    return this.showMore(this.data.rows, (cursor) => loadLedger(this.data.id, cursor));
  },

  /** From a ticket's own record there is nowhere further to go. */
  onOpen({ detail: { id } }: WechatMiniprogram.CustomEvent<{ id: string }>) {
    const row = this.data.rows.find((one) => one.id === id);
    if (row && !this.data.id) void open(detailPage(row.ticketId));
  },
});
