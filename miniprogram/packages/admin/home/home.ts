import { pageStyle } from '../../../behaviors/page-style';
import { open } from '../../../services/navigation';
import { FIRST_STEPS } from '../../../services/routes';
import { loadProgress, wordsLeft } from '../services/progress';
import { groupsWith, hintsOf } from './groups';

type RowEvent = WechatMiniprogram.TouchEvent<object, object, { page: string }>;

/** 管理: where a campus office sets the system up and keeps it right. */
Page({
  behaviors: [pageStyle],
  data: {
    groups: groupsWith({}),
    /** Empty: everything is set up, or nobody knows yet. */
    left: '',
  },

  onShow() {
    // Everything can be opened without; the next time it is asked again.
    this.count().catch((error: unknown) => console.warn('progress', error));
  },

  async count() {
    const counts = await loadProgress();
    this.setData({ groups: groupsWith(hintsOf(counts)), left: wordsLeft(counts) });
  },

  onFirstSteps() {
    void open(FIRST_STEPS);
  },

  onOpen({ currentTarget }: RowEvent) {
    void open(currentTarget.dataset.page);
  },
});
