import * as glassEasel from 'glass-easel';
import { BROWSER_EVENTS } from '../builtins/common';
import { deviceUnits } from '../units';
import { pageRect, pageViewportOf } from './geometry';

type BackendNode = HTMLElement & { __wxElement?: glassEasel.Element };

const PASSED = new Set(BROWSER_EVENTS);

type Point = { identifier: number; clientX: number; clientY: number; pageX: number; pageY: number };

const touchList = (
  touches: Iterable<Touch>,
  origin: { left: number; top: number; scroll: number },
): Point[] =>
  [...touches].map((touch) => {
    const clientX = touch.clientX - origin.left;
    const clientY = touch.clientY - origin.top;
    return { identifier: touch.identifier, clientX, clientY, pageX: clientX, pageY: clientY + origin.scroll };
  });

const originOf = (target: BackendNode) => {
  const viewport = pageViewportOf(target);
  const { left, top } = viewport?.getBoundingClientRect() ?? { left: 0, top: 0 };
  return { left, top, scroll: viewport?.querySelector('.page-scroller')?.scrollTop ?? 0 };
};

const scrollsInside = (target: EventTarget | null, border: HTMLElement): boolean => {
  const area =
    target instanceof Element ? target.closest('wx-scroll-view, textarea, .wx-wheel, [part=wheel]') : null;
  return area !== null && border.contains(area);
};

type Listener = (
  target: glassEasel.Element,
  type: string,
  detail: unknown,
  options: glassEasel.EventOptions,
) => unknown;

/**
 * The DOM that glass-easel draws into: tags become `wx-*`, inline styles know rpx, touch positions and rectangles
 * count from the page below the navigation bar, and a style sheet is attached once, however many pages use it.
 */
export class PhoneContext extends glassEasel.CurrentWindowBackendContext {
  /** Elements with a `longpress` or `longtap` listener: a long press on them is no tap. */
  readonly longPressable = new WeakSet<object>();
  private readonly attached = new Set<string>();
  private readonly contents = new Map<string, string>();
  private readonly builtInTags: ReadonlySet<string>;

  constructor(builtInTags: ReadonlySet<string>) {
    super();
    this.builtInTags = builtInTags;
    const element = (tag: string) => this.element(tag);
    this.document = {
      createElement: element,
      createTextNode: (text: string) => document.createTextNode(text),
      createDocumentFragment: () => document.createDocumentFragment(),
    } as unknown as typeof this.document;
  }

  private element(tag: string): HTMLElement {
    const name = tag.startsWith('h5-') ? tag.slice(3) : this.builtInTags.has(tag) ? `wx-${tag}` : tag;
    const element = document.createElement(name);
    const setAttribute = element.setAttribute.bind(element);
    element.setAttribute = (key, value) =>
      setAttribute(key, key === 'style' ? deviceUnits(String(value)) : value);
    return element;
  }

  override registerStyleSheetContent(path: string, content: unknown): void {
    this.contents.set(path, String(content));
  }

  override appendStyleSheetPath(path: string): number {
    if (!this.attached.has(path)) {
      const sheet = document.createElement('style');
      sheet.dataset['path'] = path;
      sheet.textContent = this.contents.get(path) ?? '';
      document.head.append(sheet);
      this.attached.add(path);
    }
    return this.attached.size;
  }

  override setListenerStats(element: never, type: string, capture: boolean, level: number): void {
    const node = element as BackendNode;
    if (type === 'longpress' || type === 'longtap') this.longPressable.add(node);
    if (!PASSED.has(type)) return;
    // Never handed on as "final": glass-easel would prevent every touch on the body.
    super.setListenerStats(element, type, capture, 0);
    if (type !== 'touchmove' || level !== 2) return;
    node.addEventListener(
      'touchmove',
      (event) => {
        if (event.cancelable && !scrollsInside(event.target, node)) event.preventDefault();
      },
      { passive: false },
    );
  }

  override onEvent(listener: Listener): void {
    const enriched: Listener = (target, type, detail, options) => {
      const event = options.originalEvent;
      if (!(event instanceof TouchEvent)) return listener(target, type, detail, options);
      const origin = originOf(event.target as BackendNode);
      const changedTouches = touchList(event.changedTouches, origin);
      // A tap is told when the finger has left; WeChat still lists it.
      const touches = type === 'tap' ? changedTouches : touchList(event.touches, origin);
      const extraFields = { touches, changedTouches };
      const first = changedTouches[0];
      const point = type === 'tap' && first ? { x: first.clientX, y: first.pageY } : detail;
      if (type === 'tap' && (event.target as BackendNode).closest('[data-pressed]')) return undefined;
      return listener(target, type, type === 'tap' ? point : {}, { ...options, extraFields });
    };
    super.onEvent(enriched as Parameters<glassEasel.CurrentWindowBackendContext['onEvent']>[0]);
  }

  override createIntersectionObserver(
    ...[target, relative, margin, thresholds, listener]: Parameters<
      glassEasel.CurrentWindowBackendContext['createIntersectionObserver']
    >
  ) {
    const node = target as unknown as BackendNode;
    const observer = new IntersectionObserver(
      (entries) => {
        for (const entry of entries)
          listener({
            intersectionRatio: entry.intersectionRatio,
            boundingClientRect: pageRect(node, entry.boundingClientRect),
            intersectionRect: pageRect(node, entry.intersectionRect),
            relativeRect: pageRect(node, entry.rootBounds ?? entry.boundingClientRect),
            time: entry.time,
            // The adapter leaves these out; WeChat has them.
            ...{ id: node.__wxElement?.id ?? '', dataset: node.__wxElement?.dataset ?? {} },
          });
      },
      {
        root: (relative as unknown as HTMLElement | null) ?? pageViewportOf(node),
        rootMargin: margin,
        threshold: thresholds,
      },
    );
    observer.observe(node);
    return { disconnect: () => observer.disconnect() };
  }
}
