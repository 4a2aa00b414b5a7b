import { pageStyle } from '../../../behaviors/page-style';
import { goHome } from '../../../services/entry';
import { dial } from '../../../services/phone-call';
import { createPage, detailPage, HALL } from '../../../services/routes';
import { service } from '../../../services/service';
import { sentTicket } from './address';
import { nextTurns } from './next-turns';

Page({
  behaviors: [pageStyle],
  data: { id: '', number: '', danger: '', turns: nextTurns(), servicePhone: service().phone },

  onLoad(query: Record<string, string | undefined>) {
    const sent = sentTicket(query);
    if (sent) this.setData({ id: sent._id, number: sent.number, danger: sent.danger ?? '' });
    else void goHome();
  },

  /** The platform says itself that it has been copied. */
  onCopy() {
    wx.setClipboardData({ data: this.data.number }).catch(() => undefined);
  },

  onDetail() {
    void wx.redirectTo({ url: detailPage(this.data.id) });
  },

  onAnother() {
    void wx.redirectTo({ url: createPage() });
  },

  onHall() {
    void wx.switchTab({ url: HALL });
  },

  onCall() {
    dial(this.data.servicePhone);
  },
});
