/** Rectangles as WeChat counts them: from the upper left corner of the page, below the navigation bar, in CSS px. */
export type Rect = {
  left: number;
  top: number;
  right: number;
  bottom: number;
  width: number;
  height: number;
};

/** The window of one page; stands still while the page scrolls in it. */
export const pageViewportOf = (element: Element): HTMLElement | null =>
  element.closest<HTMLElement>('.page-viewport');

export const pageRect = (element: Element, rect: DOMRectReadOnly): Rect => {
  const origin = pageViewportOf(element)?.getBoundingClientRect();
  const left = rect.left - (origin?.left ?? 0);
  const top = rect.top - (origin?.top ?? 0);
  return {
    left,
    top,
    right: left + rect.width,
    bottom: top + rect.height,
    width: rect.width,
    height: rect.height,
  };
};
