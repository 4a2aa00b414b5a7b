/** Runs at the next painted frame, or after 50 ms where nothing is painted (a hidden window). */
export const nextFrame = (run: () => void): void => {
  let done = false;
  const once = () => {
    if (!done) run();
    done = true;
  };
  requestAnimationFrame(once);
  setTimeout(once, 50);
};

/** glass-easel never fires `ready`: the host of the engine has to, children before their parents. */
export const createReadyQueue = (fire: (component: object) => void) => {
  let waiting: object[] = [];
  const flush = () => {
    const due = waiting.reverse();
    waiting = [];
    for (const component of due) fire(component);
  };
  return {
    add(component: object) {
      if (waiting.length === 0) nextFrame(flush);
      waiting.push(component);
    },
    flush,
  };
};
