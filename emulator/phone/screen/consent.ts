import type { SubscribeTemplate } from '../contract';
import { openDialog } from './dialog-layer';
import { element } from './element';

export type Consent = { accepted: readonly string[]; always: boolean };

const tick = (text: string, checked: boolean, className: string) => {
  const box = element('input', { attributes: { type: 'checkbox' } });
  box.checked = checked;
  return { box, row: element('label', { className, children: [box, element('span', { text })] }) };
};

/** The sheet of wx.requestSubscribeMessage. 拒绝 accepts nothing, whatever is ticked. */
export const showConsent = (
  overlay: HTMLElement,
  appName: string,
  templates: readonly SubscribeTemplate[],
): Promise<Consent> =>
  new Promise((resolve) => {
    const rows = templates.map(({ id, title }) => ({ id, ...tick(title, true, 'consent-row') }));
    const always = tick('总是保持以上选择，不再询问', false, 'consent-always');
    const finish = (isAllowed: boolean) => {
      close();
      const accepted = isAllowed ? rows.filter(({ box }) => box.checked).map(({ id }) => id) : [];
      resolve({ accepted, always: always.box.checked });
    };
    const box = element('div', {
      className: 'consent',
      label: '订阅消息',
      children: [
        element('div', {
          className: 'consent-app',
          children: [
            element('span', { className: 'app-icon', text: appName.slice(0, 1) }),
            element('span', { text: `${appName} 申请` }),
          ],
        }),
        element('div', { className: 'consent-title', text: '获取下发以下消息的权限' }),
        element('div', { className: 'consent-rows', children: rows.map(({ row }) => row) }),
        always.row,
        element('div', {
          className: 'phone-buttons',
          children: [
            element('button', { className: 'phone-refuse', text: '拒绝', onClick: () => finish(false) }),
            element('button', { className: 'phone-allow', text: '允许', onClick: () => finish(true) }),
          ],
        }),
      ],
    });
    const close = openDialog(overlay, box, { onEscape: () => finish(false) });
  });
