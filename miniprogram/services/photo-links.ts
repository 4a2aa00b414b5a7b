/**
 * Links to photos as they stand on the screen. Every answer has fresh ones, for an hour, to the same pictures: a photo keeps the link
 * that it is shown by, so that nothing is sent and drawn again for it.
 */

/** A third of what a link lasts, ms: those that were kept are as old again, and a picture may still be opened large. */
const FRESH = 20 * 60_000;

interface Shown {
  readonly link: string;
  /** ms since the epoch. */
  readonly since: number;
}

const shown = new Map<string, Shown>();

/** The signature behind it changes, the picture does not. */
const pictureOf = (link: string): string => link.split('?', 1)[0] ?? link;

/** The link that this photo is shown by already, else this one. @param since when it was given, ms since the epoch */
export function steadyLink(link: string, since = Date.now()): string {
  const known = shown.get(pictureOf(link));
  if (known && Date.now() - known.since < FRESH) return known.link;
  shown.set(pictureOf(link), { link, since });
  return link;
}

export const forgetLinks = (): void => shown.clear();
