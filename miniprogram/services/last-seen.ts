/**
 * The top of each list as this person last saw it: a tab opens with it, and the answer of the cloud follows. Kept in storage until
 * the person leaves or has other roles. What another person or release has written counts as nothing, and so does storage that fails.
 */
import type { ViewId } from '@xiuda/domain';
import { seenKey } from './seen-keys';
import { account, staffKey } from './session';
import type { WireSummary } from './wire';

/** What fills a screen. */
const MOST = 6;

export interface Seen {
  readonly tickets: readonly WireSummary[];
  readonly counts: Readonly<Record<string, number>>;
  /** There was more below. */
  readonly hasMore: boolean;
}

export interface Kept extends Seen {
  /** ms since the epoch. */
  readonly at: number;
  readonly whose: string;
}

/** Another release may have other shapes. Empty for whoever develops it. */
const release = (): string => wx.getAccountInfoSync().miniProgram.version;

/** Who looks, and in which roles; empty where nobody has logged in. */
export function onlooker(): string {
  const person = account();
  return person ? `${release()} ${staffKey(person)}` : '';
}

/** Without what no card shows. */
const onCard = (ticket: WireSummary): WireSummary => ({ ...ticket, number: '', address: '' });

/** @param whose `onlooker()` of when it was asked for: what arrives after they have left is not kept */
export function keepSeen(view: ViewId, whose: string, { tickets, counts, hasMore }: Seen): void {
  if (!whose || whose !== onlooker()) return;
  const kept: Kept = {
    whose,
    at: Date.now(),
    tickets: tickets.slice(0, MOST).map(onCard),
    counts,
    hasMore: hasMore || tickets.length > MOST,
  };
  try {
    wx.setStorageSync(seenKey(view), kept);
  } catch (error) {
    console.warn('last seen', error);
  }
}

export function lastSeen(view: ViewId): Kept | undefined {
  try {
    const kept = wx.getStorageSync(seenKey(view)) as Kept | '';
    return kept && kept.whose === onlooker() ? kept : undefined;
  } catch {
    return undefined;
  }
}
