/**
 * Rewrites the lengths that only a phone knows into custom properties of the emulated screen:
 * `rpx` (750 of them are one screen width), `vh` (the page below the navigation bar, not the browser window),
 * `rem` (each page has a root of its own, see page-meta) and `env(safe-area-inset-*)`. Works on a whole declaration value or on an inline style.
 */
export const deviceUnits = (css: string): string =>
  css
    .replace(/(-?(?:\d+\.?\d*|\.\d+))rpx\b/g, (_, n: string) => `calc(var(--rpx) * ${n})`)
    .replace(/(-?(?:\d+\.?\d*|\.\d+))vh\b/g, (_, n: string) => `calc(var(--vh) * ${n})`)
    .replace(/(-?(?:\d+\.?\d*|\.\d+))rem\b/g, (_, n: string) => `calc(var(--rem) * ${n})`)
    .replace(
      /\b(?:env|constant)\(\s*safe-area-inset-(top|bottom|left|right)\s*(?:,[^)]*)?\)/g,
      'var(--safe-$1)',
    );
