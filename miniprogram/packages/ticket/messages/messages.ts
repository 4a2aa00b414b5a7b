import { busy } from '../../../behaviors/busy';
import { pageStyle } from '../../../behaviors/page-style';
import { open } from '../../../services/navigation';
import { detailPage } from '../../../services/routes';
import { loadable } from '../../../behaviors/loadable';
import { loadMessages, type MessageRow, read } from './load';

const unmarked = (error: unknown): undefined => void console.warn('read', error);

Page({
  behaviors: [busy, loadable, pageStyle],
  data: {
    rows: [] as MessageRow[],
    /** Empty at the end. */
    cursor: '',
    unread: 0,
  },

  async onShow() {
    await this.load();
  },

  async onPullDownRefresh() {
    await this.load();
    void wx.stopPullDownRefresh();
  },

  load(): Promise<void> {
    return this.showLoaded(() => loadMessages(''));
  },

  async onRetry() {
    this.setData({ state: 'loading' });
    await this.load();
  },

  async onReachBottom() {
    const { cursor, rows } = this.data;
    if (!cursor) return;
    await this.whileBusy(async () => {
      const more = await loadMessages(cursor);
      // Whatever came meanwhile has begun the list anew.
      if (cursor === this.data.cursor) this.setData({ ...more, rows: [...rows, ...more.rows] });
    });
  },

  /** It opens whether or not it could be marked; what opens nothing is read where it stands. */
  async onOpen({ detail: { id } }: WechatMiniprogram.CustomEvent<{ id: string }>) {
    const row = this.data.rows.find((one) => one.id === id);
    if (!row) return;
    const left = row.isRead ? undefined : read({ ids: [id] }).catch(unmarked);
    if (row.ticketId) return void open(detailPage(row.ticketId));
    const unread = await left;
    if (unread === undefined) return;
    this.setData({
      unread,
      rows: this.data.rows.map((one) => (one.id === id ? { ...one, isRead: true } : one)),
    });
  },

  async onReadAll() {
    await this.whileBusy(async () => {
      const unread = await read({ all: true });
      this.setData({ unread, rows: this.data.rows.map((row) => ({ ...row, isRead: true })) });
    });
  },
});
