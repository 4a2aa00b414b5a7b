import { FEW_GRANTS } from '@xiuda/domain';
import { staffRoles } from '../../services/session';
import { remindersLeft } from '../../services/top-up';

/** The line 微信提醒 of whoever works here; empty for everybody else. */
export function reminderRow() {
  const left = remindersLeft(staffRoles());
  if (left === undefined) return { reminders: '', isRemindersLow: false };
  return { reminders: `剩余提醒 ${left} 次 · 补充`, isRemindersLow: left < FEW_GRANTS };
}
