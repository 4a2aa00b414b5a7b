import type * as glassEasel from 'glass-easel';
import { instanceAt } from '../builtins/definition';
import { pageRect } from './geometry';
import type { Caller } from './types';

type Fields = {
  id?: boolean;
  dataset?: boolean;
  mark?: boolean;
  rect?: boolean;
  size?: boolean;
  scrollOffset?: boolean;
  node?: boolean;
  properties?: string[];
  computedStyle?: string[];
  context?: boolean;
};
type Result = Record<string, unknown> | null;
type Callback = (result: Result | Result[]) => void;
type Query = { run(): Result | Result[]; callback: Callback | undefined };

const domOf = (element: glassEasel.Element): HTMLElement | null =>
  (element.getBackendElement() as unknown as HTMLElement | null) ?? null;

const styles = (dom: HTMLElement, names: readonly string[]): Record<string, string> => {
  const computed = getComputedStyle(dom);
  return Object.fromEntries(
    names.map((name) => [name, computed.getPropertyValue(name.replace(/[A-Z]/g, '-$&').toLowerCase())]),
  );
};

const measure = (element: glassEasel.Element, fields: Fields): Result => {
  const dom = domOf(element);
  if (!dom) return null;
  const rect = pageRect(dom, dom.getBoundingClientRect());
  const { left, top, right, bottom, width, height } = rect;
  const host = instanceAt(dom)?.host;
  const read = (name: string): [string, unknown] => [name, host?.read(name)];
  return {
    ...(fields.id && { id: element.id }),
    ...(fields.dataset && { dataset: element.dataset ?? {} }),
    ...(fields.mark && { mark: element.collectMarks() }),
    ...(fields.rect && { left, top, right, bottom }),
    ...(fields.size && { width, height }),
    ...(fields.scrollOffset && scrollOf(dom)),
    ...(fields.node && { node: dom.querySelector('canvas') ?? dom }),
    ...(fields.properties && Object.fromEntries(fields.properties.map(read))),
    ...(fields.computedStyle && styles(dom, fields.computedStyle)),
  };
};

const scrollOf = (dom: Element) => {
  const { scrollLeft, scrollTop, scrollWidth, scrollHeight } = dom;
  return { scrollLeft, scrollTop, scrollWidth, scrollHeight };
};

const measureViewport = (viewport: HTMLElement, fields: Fields): Result => {
  const { clientWidth: width, clientHeight: height } = viewport;
  const scroller = viewport.querySelector('.page-scroller') ?? viewport;
  return {
    ...(fields.id && { id: '' }),
    ...(fields.dataset && { dataset: {} }),
    ...(fields.rect && { left: 0, top: 0, right: width, bottom: height }),
    ...(fields.size && { width, height }),
    ...(fields.scrollOffset && scrollOf(scroller)),
  };
};

const BOX: Fields = { id: true, dataset: true, rect: true, size: true };
const SCROLL: Fields = { id: true, dataset: true, scrollOffset: true };

/** `wx.createSelectorQuery`: positions count from the page's own upper left corner. */
export const createSelectorQuery = (first: Caller | null, viewport: () => HTMLElement | null) => {
  let component = first;
  const queries: Query[] = [];
  const find = (selector: string): glassEasel.Element[] =>
    component?._$.getShadowRoot()?.querySelectorAll(selector) ?? [];
  const ref = (run: (fields: Fields) => Result | Result[]) => {
    const push = (fields: Fields, callback?: Callback) => {
      queries.push({ run: () => run(fields), callback });
      return query;
    };
    return {
      fields: push,
      boundingClientRect: (callback?: Callback) => push(BOX, callback),
      scrollOffset: (callback?: Callback) => push(SCROLL, callback),
      node: (callback?: Callback) => push({ node: true }, callback),
    };
  };
  const query = {
    in(next: Caller) {
      component = next;
      return query;
    },
    select: (selector: string) => {
      const [element] = find(selector);
      return ref((fields) => (element ? measure(element, fields) : null));
    },
    selectAll: (selector: string) => {
      const elements = find(selector);
      return ref((fields) => elements.map((element) => measure(element, fields)));
    },
    selectViewport: () =>
      ref((fields) => {
        const page = viewport();
        return page ? measureViewport(page, fields) : null;
      }),
    exec(callback?: (results: (Result | Result[])[]) => void) {
      const asked = queries.splice(0);
      setTimeout(() => {
        const results = asked.map(({ run }) => run());
        for (const [i, { callback: each }] of asked.entries()) each?.(results[i] ?? null);
        callback?.(results);
      });
      return query;
    },
  };
  return query;
};
