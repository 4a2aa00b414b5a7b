import { createSelectorQuery, type Caller } from '../engine';
import type { WxServices } from './services';

type Step = { css: Record<string, string>; duration: number; timing: string; delay: number };
type StepOptions = { duration?: number; timingFunction?: string; delay?: number };

const px = (value: unknown): string => (typeof value === 'number' ? `${value}px` : String(value));
const deg = (value: unknown): string => `${Number(value)}deg`;
const plain = (value: unknown): string => String(value);

const STYLES: Readonly<Record<string, readonly [property: string, unit: (value: unknown) => string]>> = {
  opacity: ['opacity', plain],
  backgroundColor: ['background-color', plain],
  width: ['width', px],
  height: ['height', px],
  top: ['top', px],
  left: ['left', px],
  bottom: ['bottom', px],
  right: ['right', px],
};

const TRANSFORMS: Readonly<Record<string, (value: unknown) => string>> = {
  rotate: deg,
  rotateX: deg,
  rotateY: deg,
  rotateZ: deg,
  skew: deg,
  skewX: deg,
  skewY: deg,
  scale: plain,
  scaleX: plain,
  scaleY: plain,
  scale3d: plain,
  translate: px,
  translateX: px,
  translateY: px,
  translateZ: px,
  translate3d: px,
};

/** wx.createAnimation: collects steps, `export` hands them to an `animation` attribute. */
const createAnimation = (defaults: StepOptions = {}) => {
  let steps: Step[] = [];
  let css: Record<string, string> = {};
  const animation: Record<string, (...values: unknown[]) => unknown> = {
    step(options) {
      const {
        duration = 400,
        timingFunction = 'linear',
        delay = 0,
      } = { ...defaults, ...(options as StepOptions) };
      steps.push({ css, duration, timing: timingFunction, delay });
      css = {};
      return animation;
    },
    export() {
      const actions = steps;
      steps = [];
      return { actions };
    },
  };
  for (const [name, [property, unit]] of Object.entries(STYLES))
    animation[name] = (value) => {
      css[property] = unit(value);
      return animation;
    };
  for (const [name, unit] of Object.entries(TRANSFORMS))
    animation[name] = (...values) => {
      css['transform'] = `${css['transform'] ?? ''} ${name}(${values.map(unit).join(',')})`.trim();
      return animation;
    };
  return animation;
};

type Observing = { createIntersectionObserver(options?: object): unknown };

export const rendering = (services: WxServices) => ({
  nextTick: (run: () => void): void => void Promise.resolve().then(run),
  createSelectorQuery: () =>
    createSelectorQuery(
      services.router.top()?.caller ?? null,
      () => services.router.top()?.view.viewport ?? null,
    ),
  createIntersectionObserver: (component: Caller & Observing, options?: object): unknown =>
    component.createIntersectionObserver(options),
  createAnimation,
});
