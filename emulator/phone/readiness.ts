declare global {
  interface Window {
    /** True once the first page is ready and its first cloud calls have been answered and drawn. */
    __ready?: boolean;
  }
}

/** Quiet rounds that must follow each other before the phone counts as ready: pages often call again after an answer. */
const QUIET_ROUNDS = 3;

/** Tells tests when the first screen stands: `window.__ready` and `data-ready` on the root element. */
export const createReadiness = () => {
  let pending = 0;
  let quiet = 0;
  const check = () => {
    quiet = pending === 0 ? quiet + 1 : 0;
    if (quiet < QUIET_ROUNDS) return void setTimeout(check, 10);
    window.__ready = true;
    document.documentElement.dataset['ready'] = 'true';
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
    pageReady: () => void setTimeout(check),
  };
};
