/** 微信提醒 of this person: the templates that concern them, and how often each may still be sent. Kept in storage: consent is asked for at once. */
import type { GrantCounts, TemplateKey } from '@xiuda/domain';

export interface Reminder {
  readonly key: TemplateKey;
  readonly templateId: string;
  /** By our own count; WeChat does not tell its. */
  readonly remaining: number;
}

const KEY = 'reminders';

/** Empty where the institution has set no templates. */
export const reminders = (): readonly Reminder[] => (wx.getStorageSync(KEY) as Reminder[] | '') || [];

export const keepReminders = (fresh: readonly Reminder[]): void => wx.setStorageSync(KEY, fresh);

/** What the cloud counts now. */
export function noteGrants(counts: Partial<GrantCounts>): void {
  keepReminders(
    reminders().map((reminder) => ({ ...reminder, remaining: counts[reminder.key] ?? reminder.remaining })),
  );
}

/** The least that is left of these templates; `undefined` where none of them is set. */
export function leastLeft(keys: readonly TemplateKey[]): number | undefined {
  const counts = reminders()
    .filter(({ key }) => keys.includes(key))
    .map(({ remaining }) => remaining);
  return counts.length ? Math.min(...counts) : undefined;
}
