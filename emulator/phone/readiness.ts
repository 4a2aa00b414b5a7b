declare global {
  interface Window {
    /** True once the first page is ready and its first cloud calls have been answered and drawn. */
    __ready?: boolean;
  }
}

/** Quiet rounds that must follow each other before a page counts as ready: pages often call again after an answer. */
const QUIET_ROUNDS = 3;

/** Knows whether cloud calls are under way. */
export const createReadiness = () => {
  let pending = 0;
  /** Runs once nothing has been under way for a while; `since` is when that began, as performance.now() counts. */
  const whenQuiet = (run: (since: number) => void): void => {
    let quiet = 0;
    let since = 0;
    const check = () => {
      if (pending > 0) quiet = 0;
      else {
        if (quiet === 0) since = performance.now();
        quiet += 1;
      }
      if (quiet < QUIET_ROUNDS) setTimeout(check, 10);
      else run(since);
    };
    setTimeout(check);
  };
  return {
    busy<Result>(work: Promise<Result>): Promise<Result> {
      pending += 1;
      const done = () => {
        pending -= 1;
      };
      work.then(done, done);
      return work;
    },
    whenQuiet,
    /** Tells tests when the first screen stands: `window.__ready` and `data-ready` on the root element. */
    announce: () =>
      whenQuiet(() => {
        window.__ready = true;
        document.documentElement.dataset['ready'] = 'true';
      }),
  };
};

export type Readiness = ReturnType<typeof createReadiness>;
