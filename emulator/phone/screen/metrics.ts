/** Sizes of the emulated phone in CSS px. A tall screen has a notch and a home indicator, a short one has neither. */
export type Metrics = {
  screenWidth: number;
  screenHeight: number;
  statusBarHeight: number;
  navigationBarHeight: number;
  safeBottom: number;
};

const TALL = 1.9;

export const metrics = (): Metrics => {
  const tall = innerHeight / innerWidth >= TALL;
  return {
    screenWidth: innerWidth,
    screenHeight: innerHeight,
    statusBarHeight: tall ? 44 : 20,
    navigationBarHeight: 44,
    safeBottom: tall ? 34 : 0,
  };
};

/** The capsule at the upper right, as wx.getMenuButtonBoundingClientRect reports it. */
export const capsuleRect = () => {
  const { screenWidth, statusBarHeight } = metrics();
  const [width, height, right, top] = [87, 32, screenWidth - 7, statusBarHeight + 6];
  return { width, height, top, right, bottom: top + height, left: right - width };
};
