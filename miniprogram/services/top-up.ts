/** 补充: more reminders for whoever works here. */
import { FEW_GRANTS, type Role, type TemplateKey, templatesOf } from '@xiuda/domain';
import { askFor } from './consent';
import { CloudError } from './cloud';
import { explain, say } from './feedback';
import { leastLeft } from './reminders';

/** Templates of somebody's work; what they report themselves is asked about when they report. */
const workOf = (roles: readonly Role[]): TemplateKey[] =>
  templatesOf(roles.filter((role) => role !== 'reporter'));

/** How many are left in these roles; `undefined` where no template is set, or nobody needs one. */
export const remindersLeft = (roles: readonly Role[]): number | undefined => leastLeft(workOf(roles));

/** -1: enough, or nothing to remind of. */
export function fewLeft(roles: readonly Role[]): number {
  const left = remindersLeft(roles);
  return left !== undefined && left < FEW_GRANTS ? left : -1;
}

async function offerSettings(): Promise<void> {
  const { confirm } = await wx.showModal({
    title: '提醒没有打开',
    content: '在微信的设置里允许“订阅消息”，新工单来了才能通知你',
    confirmText: '去设置',
  });
  if (confirm) await wx.openSetting();
}

/** First in a tap. Says what came of it. */
export async function topUp(roles: readonly Role[]): Promise<void> {
  try {
    const accepted = await askFor(workOf(roles));
    if (accepted.length) say(`已补充，还能提醒 ${remindersLeft(roles) ?? 0} 次`);
    else await offerSettings();
  } catch (error) {
    if (error instanceof CloudError) await explain(error);
    else await offerSettings();
  }
}
