import type { ServiceMessage } from '../contract';
import { element } from './element';

/** How long a banner stays, ms. */
const STAY = 5000;
const FIELDS_SHOWN = 2;

const line = ({ label, value }: ServiceMessage['fields'][number]) =>
  element('span', { text: `${label}：${value}` });

/**
 * Service notifications slide in from the top, the later one in place of the earlier; a tap on one opens it. Only the
 * card itself takes taps.
 */
export const createBanners = (appName: string, open: (message: ServiceMessage) => void) => {
  const layer = element('div', { className: 'banners' });
  document.body.append(layer);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const hide = () => {
    clearTimeout(timer);
    layer.replaceChildren();
  };
  return (message: ServiceMessage): void => {
    hide();
    const card = element('button', {
      className: 'banner-card',
      onClick: () => {
        hide();
        open(message);
      },
      children: [
        element('small', { text: `服务通知 · ${appName}` }),
        element('strong', { text: message.title }),
        ...message.fields.slice(0, FIELDS_SHOWN).map(line),
      ],
    });
    const away = element('button', { className: 'banner-away', label: '收起通知', text: '×', onClick: hide });
    layer.append(element('div', { className: 'banner', children: [card, away] }));
    timer = setTimeout(hide, STAY);
  };
};
