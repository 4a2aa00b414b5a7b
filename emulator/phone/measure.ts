import type { Measures, PageMeasure } from './contract';
import type { Readiness } from './readiness';

/** Frames of this length or more are felt as a stutter, ms. */
const LONG_FRAME = 50;

const bytesOf = (data: unknown): number => {
  try {
    return new TextEncoder().encode(JSON.stringify(data)).length;
  } catch {
    // WeChat could not send it either.
    return 0;
  }
};

type Given = { data: unknown; at: number; bytes?: number };
type Opened = {
  route: string;
  since: number;
  readyAt: number | null;
  calls: string[];
  given: Given[];
  nodes: number;
};

const summary = ({ route, since, readyAt, calls, given, nodes }: Opened): PageMeasure => {
  const before = given.filter(({ at }) => readyAt === null || at <= readyAt);
  const sum = (list: readonly Given[]) => list.reduce((bytes, one) => bytes + (one.bytes ?? 0), 0);
  return {
    route,
    calls: [...calls],
    setData: { count: before.length, bytes: sum(before), total: sum(given) },
    nodes,
    readyMs: readyAt === null ? null : Math.round(readyAt - since),
  };
};

/** Lengths of long frames, by the browser's own account where it keeps one. */
const watchFrames = (told: (ms: number) => void): (() => void) => {
  if (PerformanceObserver.supportedEntryTypes.includes('long-animation-frame')) {
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) told(duration);
    });
    observer.observe({ type: 'long-animation-frame' });
    return () => observer.disconnect();
  }
  let last = performance.now();
  let next = requestAnimationFrame(function frame(now) {
    told(now - last);
    last = now;
    next = requestAnimationFrame(frame);
  });
  return () => cancelAnimationFrame(next);
};

/**
 * Counts what pages cost: `window.__measure()` and `window.__measureFrames()`. What setData was given is only kept at
 * the time, and weighed when the browser is idle.
 */
export const createMeasure = (readiness: Readiness) => {
  const pages: Opened[] = [];
  const byFrame = new WeakMap<Element, Opened>();
  let unweighed: Given[] = [];
  let longFrames: number[] = [];
  let stop = () => {};
  const weigh = () => {
    for (const given of unweighed) {
      given.bytes = bytesOf(given.data);
      given.data = null;
    }
    unweighed = [];
  };
  window.__measureFrames = () => {
    stop();
    longFrames = [];
    stop = watchFrames((ms) => ms > LONG_FRAME && longFrames.push(Math.round(ms)));
  };
  window.__measure = (): Measures => {
    weigh();
    return { pages: pages.map(summary), longFrames: [...longFrames] };
  };
  return {
    /** A page begins; answers what to call when it has been drawn for the first time. */
    opened(route: string, frame: Element): () => void {
      // The first page began with the document.
      const since = pages.length === 0 ? 0 : performance.now();
      const page: Opened = { route, since, readyAt: null, calls: [], given: [], nodes: 0 };
      pages.push(page);
      byFrame.set(frame, page);
      return () =>
        readiness.whenQuiet((at) => {
          page.readyAt = at;
          page.nodes = frame.querySelectorAll('*').length;
        });
    },
    called(name: string): void {
      const page = pages[pages.length - 1];
      if (page?.readyAt === null) page.calls.push(name);
    },
    /** `element` is the component's, which may not be in the document yet: then it belongs to the page that opens. What a page does once it is drawn belongs to its opening. */
    setData(element: Element | null, data: unknown, drawn?: Promise<void>): void {
      if (drawn) void readiness.busy(drawn);
      if (data === undefined) return;
      const frame = element?.closest('.page-frame');
      const page = (frame && byFrame.get(frame)) ?? pages[pages.length - 1];
      if (!page) return;
      const given: Given = { data, at: performance.now() };
      if (unweighed.length === 0) requestIdleCallback(weigh);
      unweighed.push(given);
      page.given.push(given);
    },
  };
};

export type Measure = ReturnType<typeof createMeasure>;
