/** The place of the code that somebody scanned to get here. It outlasts a login in between. */

/** `scene` of the code, 32 characters at most: `a=` and the id of a place. */
const PLACE = /^a=(.+)$/;

let scanned: string | undefined;

type Entry = Pick<WechatMiniprogram.App.LaunchShowOption, 'query'>;

/** What is no encoded text stands for nothing. */
function decoded(scene: string): string {
  try {
    return decodeURIComponent(scene);
  } catch {
    return '';
  }
}

/** To be called whenever the app is entered, by a cold start or a hot one. WeChat hands `scene` over encoded. */
export function noteEntry({ query }: Entry): void {
  const [, place] = PLACE.exec(decoded((query.scene as string | undefined) ?? '')) ?? [];
  if (place) scanned = place;
}

export const hasScannedPlace = (): boolean => scanned !== undefined;

/** Id of the place; told once. */
export function takeScannedPlace(): string | undefined {
  const place = scanned;
  scanned = undefined;
  return place;
}
