/** Whose repair service this is, and what its forms obey: as the last answer told, until then as it was built. Kept in storage. */
import { DEFAULT_SETTINGS, type ServiceInfo, serviceOf } from '@xiuda/domain';
import { serviceName, servicePhone } from '@xiuda/settings';

const KEY = 'service';

/** What an older version of the page has kept lacks what was not told then. */
const kept = (): ServiceInfo => ({
  ...serviceOf(DEFAULT_SETTINGS),
  ...((wx.getStorageSync(KEY) as ServiceInfo | '') || {}),
});

/** An institution that has set its name has set everything: an empty telephone is none. */
export function service(): ServiceInfo {
  const set = kept();
  return set.name ? set : { ...set, name: serviceName, phone: set.phone || servicePhone };
}

export const keepService = (fresh: ServiceInfo): void => wx.setStorageSync(KEY, fresh);

/** It belongs to the phone, not to whoever leaves. */
export function clearAllButService(): void {
  const stays = kept();
  wx.clearStorageSync();
  keepService(stays);
}

/** 服务范围, with the hours where there are any. */
export async function showScope(): Promise<void> {
  const { name, scope, hours } = service();
  const content = [scope, hours && `服务时间：${hours}`].filter(Boolean).join('\n\n');
  await wx.showModal({ title: scope ? '服务范围' : name, content, showCancel: false, confirmText: '知道了' });
}
