import type { NetworkMode, PhoneMessage } from '../contract';
import { type Slot, STANDARD_FONT } from './choice';
import { find } from './find';

/** One phone on the desk with the bar above it. */
export type SlotView = {
  readonly element: HTMLElement;
  show(slot: Slot, name: string, active: boolean, font: number): void;
  /** Opens this page at once, as a cold start. */
  open(path: string): void;
  send(message: PhoneMessage): void;
};

type Reactions = { activate(): void; network(mode: NetworkMode): void };

const MARKUP = `<div class="slot-bar"><span></span>
<button type="button" data-do="home">首页</button><button type="button" data-do="again">重新进入</button>
<button type="button" data-network="slow" aria-pressed="false">慢网</button><button type="button" data-network="offline" aria-pressed="false">断网</button></div>
<div class="fit"><div class="phone"><iframe title="手机" allow="clipboard-write"></iframe></div></div>`;

const phoneAddress = ({ openid }: Slot, font: number): string =>
  `/phone?as=${encodeURIComponent(openid)}${font === STANDARD_FONT ? '' : `&font=${font}`}`;

export const slotView = ({ activate, network }: Reactions): SlotView => {
  const element = document.createElement('section');
  element.className = 'slot';
  element.innerHTML = MARKUP;
  const screen = find<HTMLIFrameElement>('iframe', element);
  const switches = [...element.querySelectorAll<HTMLElement>('[data-network]')];
  let shown = '';
  let address = '';
  let mode: NetworkMode = 'online';
  const load = (more = '') => {
    screen.src = address + (mode === 'online' ? '' : `&network=${mode}`) + more;
  };
  const send = (message: PhoneMessage) => screen.contentWindow?.postMessage(message, location.origin);
  find('[data-do=home]', element).addEventListener('click', () => load());
  find('[data-do=again]', element).addEventListener('click', () => screen.contentWindow?.location.reload());
  for (const button of switches)
    button.addEventListener('click', () => {
      const wanted = button.dataset['network'] as NetworkMode;
      network(wanted === mode ? 'online' : wanted);
    });
  element.addEventListener('pointerdown', activate);
  screen.addEventListener('load', () => {
    // A press inside the phone makes it the active one too.
    screen.contentWindow?.addEventListener('pointerdown', activate);
    // The phone may have loaded itself anew, at the address of another network.
    send({ type: 'network', mode });
  });
  return {
    element,
    show(slot, name, active, font) {
      element.classList.toggle('is-active', active);
      element.setAttribute('aria-label', `${name}的手机`);
      const bold = document.createElement('b');
      bold.textContent = name;
      find('.slot-bar span', element).replaceChildren(bold, ' 的手机');
      if (mode !== slot.network) send({ type: 'network', mode: slot.network });
      mode = slot.network;
      for (const button of switches)
        button.setAttribute('aria-pressed', String(button.dataset['network'] === mode));
      address = phoneAddress(slot, font);
      if (address !== shown) load();
      shown = address;
    },
    open: (path) => load(`&path=${encodeURIComponent(path)}`),
    send,
  };
};
