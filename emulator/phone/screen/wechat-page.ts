import { openDialog } from './dialog-layer';
import { element } from './element';

/** A page of WeChat's own over the mini program; resolves when it is left. */
export const showWeChatPage = (
  overlay: HTMLElement,
  title: string,
  content: readonly Node[],
): Promise<void> =>
  new Promise((resolve) => {
    const finish = () => {
      close();
      resolve();
    };
    const bar = element('div', {
      className: 'wechat-page-bar',
      children: [
        element('button', { text: '返回', onClick: finish }),
        element('div', { className: 'wechat-page-title', text: title }),
      ],
    });
    const box = element('div', {
      className: 'wechat-page',
      label: title,
      children: [bar, element('div', { className: 'wechat-page-content', children: content })],
    });
    const close = openDialog(overlay, box, { onEscape: finish });
  });

/** A row with a switch; `change` hears of every turn. */
export const switchRow = (text: string, isOn: boolean, change: (isOn: boolean) => void): HTMLElement => {
  const box = element('input', { attributes: { type: 'checkbox', role: 'switch' } });
  box.checked = isOn;
  box.addEventListener('change', () => change(box.checked));
  return element('label', { className: 'wechat-switch', children: [element('span', { text }), box] });
};
