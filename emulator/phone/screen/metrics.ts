/** Sizes of the emulated phone in CSS px. A long screen has a notch and a home indicator, a short one has neither. */
export type Metrics = {
  screenWidth: number;
  screenHeight: number;
  statusBarHeight: number;
  navigationBarHeight: number;
  safeBottom: number;
  /** Left and right: the notch lies at a side when the phone does. */
  safeSide: number;
};

/** Long side to short side, from which on a screen has a notch. */
const LONG = 1.9;

type Shape = 'upright' | 'lying' | 'short';

const BARS: Readonly<Record<Shape, Pick<Metrics, 'statusBarHeight' | 'safeBottom' | 'safeSide'>>> = {
  upright: { statusBarHeight: 44, safeBottom: 34, safeSide: 0 },
  lying: { statusBarHeight: 0, safeBottom: 21, safeSide: 44 },
  short: { statusBarHeight: 20, safeBottom: 0, safeSide: 0 },
};

const shape = (width: number, height: number): Shape => {
  if (height / width >= LONG) return 'upright';
  return width / height >= LONG ? 'lying' : 'short';
};

export const metrics = (): Metrics => ({
  screenWidth: innerWidth,
  screenHeight: innerHeight,
  navigationBarHeight: 44,
  ...BARS[shape(innerWidth, innerHeight)],
});

/** The capsule at the upper right, as wx.getMenuButtonBoundingClientRect reports it. */
export const capsuleRect = () => {
  const { screenWidth, statusBarHeight, safeSide } = metrics();
  const [width, height, right, top] = [87, 32, screenWidth - 7 - safeSide, statusBarHeight + 6];
  return { width, height, top, right, bottom: top + height, left: right - width };
};
