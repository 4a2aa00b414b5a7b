import { element } from './element';

/** Everything behind a dialog is out of reach for fingers, keyboard and screen reader. */
const shutPages = (overlay: HTMLElement): void => {
  const pages = overlay.parentElement?.querySelector<HTMLElement>(':scope > .pages');
  if (pages) pages.inert = overlay.querySelector('[aria-modal]') !== null;
};

export type DialogOptions = {
  /** Runs on a tap beside the box. */
  onMask?: () => void;
  /** Runs on Escape. */
  onEscape?: () => void;
  className?: string;
};

/**
 * Puts a modal box above the pages and the focus into it. Answers the function that takes it away again and gives
 * the focus back.
 */
export const openDialog = (overlay: HTMLElement, box: HTMLElement, options: DialogOptions = {}) => {
  const { onMask, onEscape, className = 'dialog-layer' } = options;
  const mask = element('div', { className: 'wx-mask', ...(onMask && { onClick: onMask }) });
  const layer = element('div', { className, children: [mask, box] });
  const before = document.activeElement;
  box.setAttribute('role', 'dialog');
  box.setAttribute('aria-modal', 'true');
  box.tabIndex = -1;
  layer.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') onEscape?.();
  });
  overlay.append(layer);
  shutPages(overlay);
  box.focus();
  return (): void => {
    layer.remove();
    shutPages(overlay);
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  };
};
