import { pageStyle } from '../../../behaviors/page-style';
import { open } from '../../../services/navigation';
import { detailPage } from '../../../services/routes';
import { paged } from '../behaviors/paged';
import { loadLedger, type ShownRow } from './load';

Page({
  behaviors: [paged, pageStyle],
  data: {
    /** Of this material; empty: of all. */
    id: '',
    name: '',
    rows: [] as readonly ShownRow[],
  },

  onLoad({ id = '', name = '' }: Record<string, string | undefined>) {
    this.setData({ id: decodeURIComponent(id), name: decodeURIComponent(name) });
    void this.load();
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

  onOpen({ detail }: WechatMiniprogram.CustomEvent<{ ticketId: string }>) {
    void open(detailPage(detail.ticketId));
  },
});
