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
  ...Object.fromEntries(ARIA.map((name) => [name, { type: 'any', value: null }])),
};

/** Events that every built-in component can fire. */
export const COMMON_EVENTS: readonly string[] = [
  'tap',
  'longpress',
  'longtap',
  'touchstart',
  'touchmove',
  'touchend',
  'touchcancel',
  'transitionend',
  'animationstart',
  'animationiteration',
  'animationend',
];

const FOCUSABLE = new Set([
  'button',
  'link',
  'checkbox',
  'radio',
  'switch',
  'tab',
  'option',
  'menuitem',
  'slider',
]);

/** Gives the element a role, and makes it reachable by the keyboard where that role is operated. */
export const setRole = (element: HTMLElement, role: string): void => {
  if (!role) return;
  element.setAttribute('role', role);
  if (FOCUSABLE.has(role) && !element.hasAttribute('tabindex')) element.tabIndex = 0;
};

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

/** Applies the common attributes of one instance; `ownRole` is the role that the component has by itself. */
export const commonRenderer = (host: Host, ownRole: string): (() => void) => {
  let animation: unknown = null;
  const used = new Set<string>();
  return () => {
    host.dom.toggleAttribute('wx-hidden', host.flag('hidden'));
    setRole(host.dom, host.text('aria-role') || ownRole);
    for (const name of ARIA) {
      const value = host.read(name);
      if (value === null && !used.has(name)) continue;
      used.add(name);
      setState(host.dom, name, value);
    }
    const next = host.read('animation');
    if (next !== animation && next && typeof next === 'object' && 'actions' in next)
      playAnimation(host.dom, (next as { actions: AnimationStep[] }).actions);
    animation = next;
  };
};
