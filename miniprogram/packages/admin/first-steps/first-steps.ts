import { loadable } from '../../../behaviors/loadable';
import { pageStyle } from '../../../behaviors/page-style';
import { open } from '../../../services/navigation';
import { loadProgress } from '../services/progress';
import { type ShownStep, shownSteps } from './steps';

type StepEvent = WechatMiniprogram.TouchEvent<object, object, { page: string }>;

/** What an institution still has to set up, what each is for, and the way there. */
Page({
  behaviors: [loadable, pageStyle],
  data: { left: 0, steps: [] as ShownStep[] },

  async onShow() {
    await this.load();
  },

  async onPullDownRefresh() {
    await this.load();
    void wx.stopPullDownRefresh();
  },

  load(): Promise<void> {
    return this.showLoaded(async () => shownSteps(await loadProgress()));
  },

  async onRetry() {
    this.setData({ state: 'loading' });
    await this.load();
  },

  onOpen({ currentTarget }: StepEvent) {
    const { page } = currentTarget.dataset;
    if (page) void open(page);
  },
});
