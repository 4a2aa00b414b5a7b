import { loadable } from '../../../behaviors/loadable';

/** A page that can be asked to load again: after a failure, or pulled down. */
export const retry = Behavior({
  behaviors: [loadable],
  methods: {
    /** Asks for what is shown; every page has its own. */
    load(): Promise<void> {
      return Promise.reject(new Error('this page has no load'));
    },

    async onRetry(): Promise<void> {
      this.setData({ state: 'loading' });
      await this.load();
    },

    async pulledDown(): Promise<void> {
      await this.load();
      void wx.stopPullDownRefresh();
    },
  },
});
