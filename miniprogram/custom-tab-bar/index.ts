import { type TabEntry, tabs } from '../services/tabs';

/** Every tab page has a bar of its own; the page sets what is selected and fresh entries each time it is shown. */
Component({
  data: {
    tabs: [] as TabEntry[],
    /** Path of the page, without a leading slash. */
    selected: '',
  },
  lifetimes: {
    attached() {
      this.setData({ tabs: tabs() });
    },
  },
  methods: {
    onTap(event: WechatMiniprogram.TouchEvent<object, object, { page: string }>) {
      const { page } = event.currentTarget.dataset;
      if (page !== this.data.selected) void wx.switchTab({ url: `/${page}` });
    },
  },
});
