/** Where `last-seen` keeps the lists. */
import { type ViewId, VIEWS } from '@xiuda/domain';

export const seenKey = (view: ViewId): string => `seen:${view}`;

/** Of every role, also of those that the person no longer has. */
export function forgetSeen(): void {
  for (const view of Object.keys(VIEWS) as ViewId[]) wx.removeStorageSync(seenKey(view));
}
