/** Files that were made from this phone; the cloud keeps them for a day. */
import type { CodesFile } from '@xiuda/domain';

const KEY = 'made-codes';
/** A little less than a day, ms: nobody opens what goes at that moment. */
const KEPT = 23 * 3_600_000;
const MOST = 10;

interface KeptFile extends CodesFile {
  /** When it was made, ms since the epoch. */
  readonly at: number;
}

export interface ShownFile {
  readonly id: string;
  /** `3栋 201 至 3栋 620`. */
  readonly range: string;
  /** `36 个二维码 · 3 张 A4`. */
  readonly more: string;
}

const kept = (): KeptFile[] =>
  ((wx.getStorageSync(KEY) as KeptFile[] | '') || []).filter(({ at }) => Date.now() - at < KEPT);

/** Newest first. */
export const shownFiles = (): ShownFile[] =>
  kept().map(({ id, range, codes, sheets }) => ({
    ...{ id, range },
    more: `${codes} 个二维码 · ${sheets} 张 A4`,
  }));

export function keepFile(file: CodesFile): void {
  const others = kept().filter(({ id }) => id !== file.id);
  wx.setStorageSync(KEY, [{ ...file, at: Date.now() }, ...others].slice(0, MOST));
}

export function dropFile(id: string): void {
  wx.setStorageSync(
    KEY,
    kept().filter((file) => file.id !== id),
  );
}
