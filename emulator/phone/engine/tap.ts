let depth = 0;

/** Runs what an event causes at once, knowing whether that is a tap. */
export const duringEvent = <Result>(type: string, run: () => Result): Result => {
  if (type !== 'tap') return run();
  depth += 1;
  try {
    return run();
  } finally {
    depth -= 1;
  }
};

/** True only while the handlers of a tap run: after an `await` it is over, as WeChat counts. */
export const isInTap = (): boolean => depth > 0;
