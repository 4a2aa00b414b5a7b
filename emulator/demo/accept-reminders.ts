/** Staff have agreed to be reminded some times before the demo begins, each with WeChat and with the institution's own count. */
import { type TemplateKey, templatesOf } from '@xiuda/domain';
import { call, type SeedTarget } from './calls';
import { STAFF, type StaffPerson } from './people';
import { DEMO_SETTINGS } from './templates';

const USUAL = 6;
/** One who should agree again. */
const FEW: Readonly<Record<string, number>> = { [STAFF.chen.openid]: 2 };

async function acceptWithWeChat(cloud: SeedTarget, openid: string, keys: readonly TemplateKey[]) {
  const templateIds = keys.flatMap((key) => DEMO_SETTINGS.messages.templates[key]?.id ?? []);
  const response = await fetch(`${cloud.url}/emulator/grants`, {
    method: 'POST',
    headers: { 'X-WX-OPENID': openid },
    body: JSON.stringify({ templateIds }),
  });
  if (!response.ok) throw new Error(`no grants for ${openid}: ${response.status}`);
}

export async function acceptReminders(
  cloud: SeedTarget,
  { openid, role }: StaffPerson,
  now: number,
): Promise<void> {
  const accepted = templatesOf([role]);
  if (!accepted.length) return;
  for (let time = 1; time <= (FEW[openid] ?? USUAL); time += 1) {
    await acceptWithWeChat(cloud, openid, accepted);
    const event = { op: 'grant', accepted, requestId: `demo-grant-${time}` };
    await call(cloud, 'messages', event, { openid, now });
  }
}
