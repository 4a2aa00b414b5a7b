import { pageStyle } from '../../../behaviors/page-style';
import { open } from '../../../services/navigation';
import { retry } from '../behaviors/retry';
import { loadProgress } from '../services/progress';
import { type ShownStep, shownSteps } from './steps';

type StepEvent = WechatMiniprogram.TouchEvent<object, object, { page: string }>;

/** What an institution still has to set up, what each is for, and the way there. */
Page({
  behaviors: [retry, pageStyle],
  data: { left: 0, steps: [] as ShownStep[] },

  async onShow() {
    await this.load();
  },

  onPullDownRefresh() {
    return this.pulledDown();
  },

  load(): Promise<void> {
    return this.showLoaded(async () => shownSteps(await loadProgress()));
  },

  onOpen({ currentTarget }: StepEvent) {
    const { page } = currentTarget.dataset;
    if (page) void open(page);
  },
});
