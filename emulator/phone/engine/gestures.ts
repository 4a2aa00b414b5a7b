import * as glassEasel from 'glass-easel';
import { duringEvent } from './tap';

type Node = Element & { __wxElement?: glassEasel.Element };

/** WeChat fires `longpress` after 350 ms. */
const LONG_PRESS_MS = 350;
const TAP_DISTANCE = 10;

const wxElementAt = (target: EventTarget | null): glassEasel.Element | null => {
  for (let node = target as Node | null; node; node = node.parentElement)
    if (node.__wxElement) return node.__wxElement;
  return null;
};

const trigger = (element: glassEasel.Element, type: string, x: number, y: number): void => {
  const touch = { identifier: 0, clientX: x, clientY: y, pageX: x, pageY: y };
  const options = {
    bubbles: true,
    composed: true,
    capturePhase: true,
    extraFields: { touches: [touch], changedTouches: [touch] },
  };
  duringEvent(type, () => glassEasel.Event.triggerEvent(element, type, { x, y }, options));
};

const touchOf = (target: EventTarget, event: MouseEvent): Touch =>
  new Touch({
    identifier: 99,
    target,
    clientX: event.clientX,
    clientY: event.clientY,
    pageX: event.pageX,
    pageY: event.pageY,
  });

/** A mouse is a finger: pages only know touches. */
const mouseToTouch = (): void => {
  let pressed: EventTarget | null = null;
  const fire = (type: string, event: MouseEvent) => {
    if (!pressed) return;
    const touch = touchOf(pressed, event);
    const touches = type === 'touchend' ? [] : [touch];
    const init = {
      bubbles: true,
      cancelable: true,
      composed: true,
      touches,
      targetTouches: touches,
      changedTouches: [touch],
    };
    pressed.dispatchEvent(new TouchEvent(type, init));
  };
  const fromFinger = (event: MouseEvent) =>
    (event as MouseEvent & { sourceCapabilities?: { firesTouchEvents: boolean } }).sourceCapabilities
      ?.firesTouchEvents;
  addEventListener(
    'mousedown',
    (event) => {
      if (fromFinger(event) || event.button !== 0) return;
      pressed = event.target;
      fire('touchstart', event);
    },
    true,
  );
  addEventListener('mousemove', (event) => fire('touchmove', event), true);
  addEventListener(
    'mouseup',
    (event) => {
      fire('touchend', event);
      pressed = null;
    },
    true,
  );
};

const longPress = (listened: WeakSet<object>): void => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let start = { x: 0, y: 0 };
  const press = (target: Element, x: number, y: number) => {
    const element = wxElementAt(target);
    if (!element) return;
    let heard: Element | null = target;
    while (heard && !listened.has(heard)) heard = heard.parentElement;
    // Marked until the finger has left: what was a long press is no tap.
    heard?.setAttribute('data-pressed', '');
    trigger(element, 'longpress', x, y);
    trigger(element, 'longtap', x, y);
  };
  const release = () => {
    clearTimeout(timer);
    setTimeout(() => document.querySelector('[data-pressed]')?.removeAttribute('data-pressed'));
  };
  addEventListener('touchstart', (event) => {
    const touch = event.touches[0];
    if (!touch || !(event.target instanceof Element)) return;
    const target = event.target;
    start = { x: touch.clientX, y: touch.clientY };
    clearTimeout(timer);
    timer = setTimeout(() => press(target, start.x, start.y), LONG_PRESS_MS);
  });
  addEventListener('touchmove', (event) => {
    const touch = event.touches[0];
    if (touch && Math.hypot(touch.clientX - start.x, touch.clientY - start.y) > TAP_DISTANCE)
      clearTimeout(timer);
  });
  addEventListener('touchend', release);
  addEventListener('touchcancel', release);
};

/** Keyboard and assistive technology tap too. */
const otherTaps = (): void => {
  const tap = (target: Element) => {
    const element = wxElementAt(target);
    const { left, top, width, height } = target.getBoundingClientRect();
    if (element) trigger(element, 'tap', left + width / 2, top + height / 2);
  };
  addEventListener('keydown', (event) => {
    const target = event.target;
    if (
      !(target instanceof HTMLElement) ||
      !target.hasAttribute('role') ||
      target.closest('input, textarea, .wx-wheel, [part=wheel]')
    )
      return;
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    tap(target);
  });
  addEventListener('click', (event) => {
    // A click without a press before it: element.click(), a screen reader.
    if (
      event.detail === 0 &&
      event.target instanceof Element &&
      !event.target.closest('button, input, textarea')
    )
      tap(event.target);
  });
};

export const listenGestures = (longPressable: WeakSet<object>): void => {
  mouseToTouch();
  longPress(longPressable);
  otherTaps();
};
