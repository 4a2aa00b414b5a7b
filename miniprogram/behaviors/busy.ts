import { explain } from '../services/feedback';

/** One piece of work at a time; `isBusy` while it is under way. */
export const busy = Behavior({
  data: { isBusy: false },
  methods: {
    /** @param refuse says what was refused; awaited before anything else may begin */
    async whileBusy(
      work: () => Promise<unknown>,
      refuse: (error: unknown) => unknown = explain,
    ): Promise<void> {
      if (this.data.isBusy) return;
      this.setData({ isBusy: true });
      try {
        await work();
      } catch (error) {
        await refuse(error);
      } finally {
        this.setData({ isBusy: false });
      }
    },
  },
});
