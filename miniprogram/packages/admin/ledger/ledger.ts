import { busy } from '../../../behaviors/busy';
import { loadable } from '../../../behaviors/loadable';
import { pageStyle } from '../../../behaviors/page-style';
import { open } from '../../../services/navigation';
import { detailPage } from '../../../services/routes';
import { loadLedger, type ShownRow } from './load';

Page({
  behaviors: [busy, loadable, pageStyle],
  data: {
    /** Of this ticket; empty: of all, what did not arrive. */
    id: '',
    rows: [] as ShownRow[],
    /** Empty at the end. */
    cursor: '',
  },

  onLoad({ id = '' }: Record<string, string | undefined>) {
    this.setData({ id: decodeURIComponent(id) });
    if (id) void wx.setNavigationBarTitle({ title: '通知记录' });
  },

  async onShow() {
    await this.load();
  },

  async onPullDownRefresh() {
    await this.load();
    void wx.stopPullDownRefresh();
  },

  load(): Promise<void> {
    return this.showLoaded(() => loadLedger(this.data.id, ''));
  },

  async onRetry() {
    this.setData({ state: 'loading' });
    await this.load();
  },

  async onReachBottom() {
    const { id, cursor, rows } = this.data;
    if (!cursor) return;
    await this.whileBusy(async () => {
      const more = await loadLedger(id, cursor);
      if (cursor === this.data.cursor) this.setData({ ...more, rows: [...rows, ...more.rows] });
    });
  },

  /** From a ticket's own record there is nowhere further to go. */
  onOpen({ detail: { id } }: WechatMiniprogram.CustomEvent<{ id: string }>) {
    const row = this.data.rows.find((one) => one.id === id);
    if (row && !this.data.id) void open(detailPage(row.ticketId));
  },
});
