/** Longer than between two letters of a word, ms. */
export const PAUSE = 300;

/** What is sought is asked for when somebody stops typing, not letter by letter. */
export const typingPause = Behavior({
  data: { _pause: 0 },
  methods: {
    /** @param pause ms; only what was wanted last is done */
    afterTyping(work: () => unknown, pause = PAUSE): void {
      clearTimeout(this.data._pause);
      this.setData({ _pause: setTimeout(() => void work(), pause) });
    },
  },
});
