import type { Attribute, Host } from './definition';

const ARIA = [
  'aria-label',
  'aria-labelledby',
  'aria-describedby',
  'aria-checked',
  'aria-selected',
  'aria-pressed',
  'aria-expanded',
  'aria-disabled',
  'aria-hidden',
  'aria-current',
  'aria-live',
  'aria-atomic',
  'aria-busy',
  'aria-modal',
  'aria-invalid',
  'aria-required',
  'aria-readonly',
  'aria-multiselectable',
  'aria-orientation',
  'aria-controls',
  'aria-haspopup',
  'aria-level',
  'aria-posinset',
  'aria-setsize',
  'aria-valuenow',
  'aria-valuemin',
  'aria-valuemax',
  'aria-valuetext',
] as const;

/** Attributes that every built-in component has. `id`, `class`, `style`, `slot` and `data-*` are the engine's. */
export const COMMON_ATTRIBUTES: Readonly<Record<string, Attribute>> = {
  hidden: 'boolean',
  animation: { type: 'any', value: null },
  'aria-role': 'string',
  tabindex: { type: 'any', value: null },
  ...Object.fromEntries(ARIA.map((name) => [name, { type: 'any', value: null }])),
};

/** Events of the browser that reach pages as they are; all others are fired by the phone or by a component. */
export const BROWSER_EVENTS: readonly string[] = [
  'touchstart',
  'touchmove',
  'touchend',
  'touchcancel',
  'transitionend',
  'animationstart',
  'animationiteration',
  'animationend',
];

/** Events that every built-in component can fire. */
export const COMMON_EVENTS: readonly string[] = ['tap', 'longpress', 'longtap', ...BROWSER_EVENTS];

/** Roles that are operated, so the keyboard must reach them. */
const FOCUSABLE = new Set([
  'button',
  'link',
  'checkbox',
  'radio',
  'switch',
  'tab',
  'option',
  'menuitem',
  'menuitemradio',
  'menuitemcheckbox',
  'treeitem',
  'combobox',
  'slider',
]);

/** Writes or removes an attribute: null, undefined and '' remove it, booleans are spelt out. */
export const setState = (element: HTMLElement, name: string, value: unknown): void => {
  if (value === null || value === undefined || value === '') element.removeAttribute(name);
  else element.setAttribute(name, String(value));
};

type AnimationStep = { css: Record<string, string>; duration: number; timing: string; delay: number };

const playAnimation = (element: HTMLElement, steps: readonly AnimationStep[]): void => {
  let delay = 0;
  for (const step of steps) {
    setTimeout(() => {
      element.style.transition = `all ${step.duration}ms ${step.timing} ${step.delay}ms`;
      for (const [name, value] of Object.entries(step.css)) element.style.setProperty(name, value);
    }, delay);
    delay += step.duration + step.delay;
  }
};

/** `tabindex` of the page, else what the role asks for; an element that is hidden from readers is not reached either. */
const tabIndexOf = (host: Host, role: string): unknown => {
  if (String(host.read('aria-hidden')) === 'true') return FOCUSABLE.has(role) ? -1 : null;
  return host.read('tabindex') ?? (FOCUSABLE.has(role) ? 0 : null);
};

/**
 * The element that assistive technology meets: the native one inside, where the component has one. A picture with a
 * role of its own is that control and the native one its content.
 */
const spokenElement = (host: Host, native: HTMLElement | null): HTMLElement =>
  native && !(native instanceof HTMLImageElement && host.text('aria-role')) ? native : host.dom;

/** Applies the common attributes of one instance; `ownRole` is the role that the component has by itself. */
export const commonRenderer = (host: Host, ownRole: string, native: HTMLElement | null): (() => void) => {
  let animation: unknown = null;
  const used = new Set<string>();
  const write = (element: HTMLElement, name: string, value: unknown) => {
    if (value === null && !used.has(name)) return;
    used.add(name);
    setState(element, name, value);
  };
  return () => {
    const element = spokenElement(host, native);
    const role = host.text('aria-role') || ownRole;
    host.dom.toggleAttribute('wx-hidden', host.flag('hidden'));
    write(element, 'role', role || null);
    write(element, 'tabindex', tabIndexOf(host, role));
    for (const name of ARIA) write(element, name, host.read(name));
    const next = host.read('animation');
    if (next !== animation && next && typeof next === 'object' && 'actions' in next)
      playAnimation(host.dom, (next as { actions: AnimationStep[] }).actions);
    animation = next;
  };
};
