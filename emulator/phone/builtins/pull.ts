/** A pull-down gesture at the top of a scrolling element, by finger or (through synthetic touches) by mouse. */
export type Pull = {
  /** Distance in px at which letting go refreshes. */
  threshold: number;
  enabled(): boolean;
  moved(distance: number): void;
  released(refresh: boolean): void;
};

/** Fingers move twice as far as the page follows. */
const RESISTANCE = 0.5;

export const listenPull = (scroller: HTMLElement, pull: Pull): void => {
  let startY: number | null = null;
  let distance = 0;
  scroller.addEventListener('touchstart', (event) => {
    const touch = event.touches[0];
    startY = touch && pull.enabled() && scroller.scrollTop <= 0 ? touch.clientY : null;
    distance = 0;
  });
  scroller.addEventListener('touchmove', (event) => {
    const touch = event.touches[0];
    if (startY === null || !touch || scroller.scrollTop > 0) return;
    distance = Math.max(0, (touch.clientY - startY) * RESISTANCE);
    if (distance > 0) pull.moved(distance);
  });
  const end = () => {
    if (startY !== null && distance > 0) pull.released(distance >= pull.threshold);
    startY = null;
    distance = 0;
  };
  scroller.addEventListener('touchend', end);
  scroller.addEventListener('touchcancel', end);
};
