import { pageStyle } from '../../../behaviors/page-style';
import { createPage, HALL } from '../../../services/routes';

Page({
  behaviors: [pageStyle],
  data: { title: '' },

  onLoad({ title = '' }: Record<string, string | undefined>) {
    this.setData({ title: decodeURIComponent(title) });
  },

  onAnother() {
    void wx.redirectTo({ url: createPage() });
  },

  onHall() {
    void wx.switchTab({ url: HALL });
  },
});
