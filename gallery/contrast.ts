/** How well words can be read on their ground, as the screen computes both. */

/** 0-255, and 0-1. */
interface Colour {
  readonly channels: readonly number[];
  readonly alpha: number;
}

/** @param css `rgb(14, 124, 102)` or `rgba(13, 22, 19, 0.5)`, as a computed style has it */
function colourOf(css: string): Colour {
  const [red = 0, green = 0, blue = 0, alpha = 1] = (css.match(/[\d.]+/g) ?? []).map(Number);
  return { channels: [red, green, blue], alpha };
}

const over = ({ channels, alpha }: Colour, ground: readonly number[]): number[] =>
  channels.map((channel, index) => channel * alpha + (ground[index] ?? 0) * (1 - alpha));

const WHITE = [255, 255, 255];

const linear = (channel: number): number => {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
};

/** WCAG 2.2, relative luminance. */
const luminance = ([red = 0, green = 0, blue = 0]: readonly number[]): number =>
  0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);

/** WCAG 2.2, contrast ratio, 1-21; the ground lies on white. */
export function contrast(ink: string, ground: string): number {
  const below = over(colourOf(ground), WHITE);
  const [light = 0, dark = 0] = [luminance(over(colourOf(ink), below)), luminance(below)].sort(
    (a, b) => b - a,
  );
  return (light + 0.05) / (dark + 0.05);
}

/** `#0E7C66`, with its opacity where it has one: `#0D1613 50%`. */
export function hex(css: string): string {
  const { channels, alpha } = colourOf(css);
  const digits = channels.map((channel) => channel.toString(16).padStart(2, '0')).join('');
  return `#${digits.toUpperCase()}${alpha < 1 ? ` ${Math.round(alpha * 100)}%` : ''}`;
}
