/** What does not fit on the screen of a phone: found by measuring, not by looking. */
import type { Page } from 'playwright-core';

/** Runs in the page, so it uses nothing from outside of itself. */
function misfits(): string[] {
  const SLACK = 1.5;
  const name = (element: Element): string =>
    `${element.tagName.toLowerCase()}.${element.classList.value.replaceAll(' ', '.')} “${(element.textContent ?? '').trim().slice(0, 20)}”`;
  const isShown = (element: Element): boolean =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    !element.closest('[inert]');
  const scrollsAside = (element: Element | null): boolean =>
    element !== null &&
    (['auto', 'scroll', 'hidden'].includes(getComputedStyle(element).overflowX) ||
      scrollsAside(element.parentElement));
  const hasText = (element: Element): boolean =>
    [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
  const isClamped = (style: CSSStyleDeclaration): boolean => style.webkitLineClamp !== 'none';

  return [...document.querySelectorAll('body *')].filter(isShown).flatMap((element) => {
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    const found: string[] = [];
    if (box.right > innerWidth + SLACK && !scrollsAside(element.parentElement)) {
      found.push(`reaches beyond the right edge: ${name(element)}`);
    }
    const cuts = style.overflowX !== 'visible' && !isClamped(style);
    if (hasText(element) && cuts && element.scrollWidth > element.clientWidth + SLACK) {
      found.push(`its words are cut off: ${name(element)}`);
    }
    if (
      element.getAttribute('role') === 'button' &&
      (element.scrollWidth > element.clientWidth + SLACK ||
        element.scrollHeight > element.clientHeight + SLACK)
    ) {
      found.push(`its words do not fit into it: ${name(element)}`);
    }
    return found;
  });
}

/** Each misfit as one line; also a page that scrolls sideways. */
export const layoutFindings = (page: Page): Promise<string[]> => page.evaluate(misfits);
