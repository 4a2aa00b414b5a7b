import { loadable } from '../../../behaviors/loadable';
import { pageStyle } from '../../../behaviors/page-style';
import { open } from '../../../services/navigation';
import { routePage } from '../../../services/routes';
import { lineOf, loadRules, type RuleLine } from './load';

type Tap = WechatMiniprogram.TouchEvent<object, object, { id: string }>;

/** 派单规则: who is suggested for which place and item. */
Page({
  behaviors: [loadable, pageStyle],
  data: { lines: [] as readonly RuleLine[] },

  async onShow() {
    await this.load();
  },

  async onPullDownRefresh() {
    await this.load();
    void wx.stopPullDownRefresh();
  },

  load(): Promise<void> {
    return this.showLoaded(async () => ({ lines: (await loadRules()).map(lineOf) }));
  },

  async onRetry() {
    this.setData({ state: 'loading' });
    await this.load();
  },

  onOpen({ currentTarget }: Tap) {
    void open(routePage(currentTarget.dataset.id));
  },
});
