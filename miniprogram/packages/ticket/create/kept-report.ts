/** What was written and not sent, kept on this phone until it is. */
import type { DraftPhoto } from '../services/photo-draft';
import type { Report } from './report';

const KEY = 'report';

export interface KeptReport {
  readonly report: Report;
  readonly photos: readonly DraftPhoto[];
}

export const keptReport = (): KeptReport | undefined =>
  (wx.getStorageSync(KEY) as KeptReport | '') || undefined;

export const dropReport = (): void => wx.removeStorageSync(KEY);

/** Does it say anything that a new page would not say by itself? */
export function isWorthKeeping({ report, photos }: KeptReport, blank: Report): boolean {
  const { requestId: _, ...fields } = report;
  return (
    photos.length > 0 || Object.entries(fields).some(([name, value]) => value !== blank[name as keyof Report])
  );
}

/** @param blank what a new page would say */
export function keepReport(kept: KeptReport, blank: Report): void {
  if (isWorthKeeping(kept, blank)) wx.setStorageSync(KEY, kept);
  else dropReport();
}
