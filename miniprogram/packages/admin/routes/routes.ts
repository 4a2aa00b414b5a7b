import { pageStyle } from '../../../behaviors/page-style';
import { open } from '../../../services/navigation';
import { routePage } from '../../../services/routes';
import { retry } from '../behaviors/retry';
import { lineOf, loadRules, type RuleLine } from './load';

type Tap = WechatMiniprogram.TouchEvent<object, object, { id: string }>;

/** 派单规则: who is suggested for which place and item. */
Page({
  behaviors: [retry, pageStyle],
  data: { lines: [] as readonly RuleLine[] },

  async onShow() {
    await this.load();
  },

  onPullDownRefresh() {
    return this.pulledDown();
  },

  load(): Promise<void> {
    return this.showLoaded(async () => ({ lines: (await loadRules()).map(lineOf) }));
  },

  onOpen({ currentTarget }: Tap) {
    void open(routePage(currentTarget.dataset.id));
  },
});
