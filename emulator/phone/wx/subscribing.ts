import type { SubscribeTemplate } from '../contract';
import { showConsent } from '../screen/consent';
import { element } from '../screen/element';
import { showWeChatPage, switchRow } from '../screen/wechat-page';
import { asyncApi, ApiError } from './async-api';
import type { WxServices } from './services';

type Answer = 'accept' | 'reject' | 'filter';

/** At most so many templates at once: three on every base library, five on the newest. */
const MOST = 3;

/** Source: the table of errCodes of wx.requestSubscribeMessage. */
const fail = (errCode: number, reason: string): never => {
  throw new ApiError(reason, { errCode });
};

const templatesOf = async (services: WxServices): Promise<SubscribeTemplate[]> => {
  const load = async (signal: AbortSignal) => {
    const response = await fetch('/templates', { signal });
    return (await response.json()) as SubscribeTemplate[];
  };
  return services.network.carry(load).catch(() => fail(10002, 'network error'));
};

const giveGrants = async (services: WxServices, templateIds: readonly string[]): Promise<void> => {
  if (templateIds.length === 0) return;
  const send = (signal: AbortSignal) =>
    fetch('/emulator/grants', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-wx-openid': services.openid },
      body: JSON.stringify({ templateIds }),
      signal,
    });
  const response = await services.network.carry(send).catch(() => fail(10003, 'network error'));
  if (!response.ok) fail(10003, `HTTP ${response.status}`);
};

/** Of templates with the same title only the first is asked for. */
const withoutTwins = (templates: readonly SubscribeTemplate[]) =>
  templates.filter(({ title }, index) => templates.findIndex((other) => other.title === title) === index);

/** What was ticked 总是 is not asked again; the sheet shows the rest, if there is any. */
const decide = async (
  services: WxServices,
  templates: readonly SubscribeTemplate[],
): Promise<Record<string, Answer>> => {
  const { items } = services.decisions.read();
  const open = templates.filter(({ id }) => !items[id]);
  const remembered = Object.fromEntries(templates.flatMap(({ id }) => (items[id] ? [[id, items[id]]] : [])));
  if (open.length === 0) return remembered;
  const { accepted, always } = await showConsent(services.overlay, services.appName, open);
  const answers = Object.fromEntries(
    open.map(({ id }) => [id, accepted.includes(id) ? ('accept' as const) : ('reject' as const)]),
  );
  if (always) services.decisions.change({ items: { ...items, ...answers } });
  return { ...remembered, ...answers };
};

const request = async (services: WxServices, ids: readonly string[]): Promise<Record<string, Answer>> => {
  const known = await templatesOf(services);
  const asked = ids.map(
    (id) =>
      known.find((template) => template.id === id) ??
      fail(20001, 'No template data return, verify the template id exist'),
  );
  if (!services.decisions.read().mainSwitch) fail(20004, 'The main switch is switched off');
  const filtered = Object.fromEntries(ids.map((id): [string, Answer] => [id, 'filter']));
  const answers = await decide(services, withoutTwins(asked));
  await giveGrants(
    services,
    Object.keys(answers).filter((id) => answers[id] === 'accept'),
  );
  return { ...filtered, ...answers };
};

/** Synchronous until the sheet: a tap is over after the first `await`. */
const requestInTap = (services: WxServices, tmplIds: unknown): Promise<Record<string, Answer>> => {
  if (!services.isInTap()) fail(10001, 'can only be invoked by user TAP gesture.');
  if (!Array.isArray(tmplIds) || !tmplIds.every((id) => typeof id === 'string'))
    return fail(10004, 'tmplIds should be an array of strings');
  const ids = [...new Set(tmplIds as string[])];
  if (ids.length === 0) fail(10001, 'tmplIds can not be empty');
  if (ids.length > MOST) fail(20003, 'The number of templates exceeds the limit');
  return request(services, ids);
};

const settingOf = (services: WxServices, withSubscriptions: boolean | undefined) => {
  const { mainSwitch, items } = services.decisions.read();
  const itemSettings = Object.keys(items).length > 0 ? { itemSettings: items } : {};
  return {
    authSetting: {},
    ...(withSubscriptions && { subscriptionsSetting: { mainSwitch, ...itemSettings } }),
  };
};

/** WeChat's page 订阅消息: the main switch, and the templates that were ticked 总是. */
const showSetting = async (services: WxServices): Promise<void> => {
  const { decisions } = services;
  const known = await templatesOf(services).catch(() => []);
  const titleOf = (id: string) => known.find((template) => template.id === id)?.title ?? id;
  const { mainSwitch, items } = decisions.read();
  const rows = Object.entries(items).map(([id, answer]) =>
    switchRow(titleOf(id), answer === 'accept', (isOn) =>
      decisions.change({ items: { ...decisions.read().items, [id]: isOn ? 'accept' : 'reject' } }),
    ),
  );
  const main = switchRow('接收订阅消息', mainSwitch, (isOn) => decisions.change({ mainSwitch: isOn }));
  const note = element('p', { text: '勾选过“总是保持以上选择”的消息会列在这里。' });
  await showWeChatPage(services.overlay, '订阅消息', [main, ...rows, note]);
};

type Setting = { withSubscriptions?: boolean };

export const subscribing = (services: WxServices) => ({
  requestSubscribeMessage: asyncApi('requestSubscribeMessage', ({ tmplIds }: { tmplIds?: unknown }) =>
    requestInTap(services, tmplIds),
  ),
  getSetting: asyncApi('getSetting', ({ withSubscriptions }: Setting) =>
    settingOf(services, withSubscriptions),
  ),
  openSetting: asyncApi('openSetting', async ({ withSubscriptions }: Setting) => {
    await showSetting(services);
    return settingOf(services, withSubscriptions);
  }),
});
