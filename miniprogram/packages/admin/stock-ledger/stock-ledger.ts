import { busy } from '../../../behaviors/busy';
import { loadable } from '../../../behaviors/loadable';
import { pageStyle } from '../../../behaviors/page-style';
import { open } from '../../../services/navigation';
import { detailPage } from '../../../services/routes';
import { loadLedger, type ShownRow } from './load';

Page({
  behaviors: [busy, loadable, pageStyle],
  data: {
    /** Of this material; empty: of all. */
    id: '',
    name: '',
    rows: [] as readonly ShownRow[],
    /** Empty at the end. */
    cursor: '',
  },

  onLoad({ id = '', name = '' }: Record<string, string | undefined>) {
    this.setData({ id: decodeURIComponent(id), name: decodeURIComponent(name) });
    void this.load();
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

  onOpen({ detail }: WechatMiniprogram.CustomEvent<{ ticketId: string }>) {
    void open(detailPage(detail.ticketId));
  },
});
