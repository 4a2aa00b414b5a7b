import type { ServiceMessage, ServiceMessages } from '../contract';
import { find } from './find';

/** How often WeChat is asked, ms. */
const EVERY = 2000;
const SEEN = 'xiuda:frame:messages-seen';

type Options = {
  /** Whose messages these are. */
  openid(): string;
  open(page: string): void;
};

const element = (tag: string, text: string, children: readonly Node[] = []): HTMLElement => {
  const made = document.createElement(tag);
  made.textContent = text;
  made.append(...children);
  return made;
};

const when = (at: number): string =>
  new Date(at).toLocaleString('zh-CN', {
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });

/** As WeChat shows a subscribe message in 服务通知. */
const card = ({ at, title, fields, page }: ServiceMessage, open: (page: string) => void): HTMLElement => {
  const rows = fields.flatMap(({ label, value }) => [element('dt', label), element('dd', value)]);
  const enter = element('button', '进入小程序查看') as HTMLButtonElement;
  enter.type = 'button';
  enter.addEventListener('click', () => open(page));
  return element('li', '', [
    element('small', when(at)),
    element('h3', title),
    element('dl', '', rows),
    enter,
  ]);
};

const seenCounts = (): Record<string, number> =>
  JSON.parse(localStorage.getItem(SEEN) ?? '{}') as Record<string, number>;

const load = async (openid: string, after: number): Promise<ServiceMessages | null> => {
  const query = new URLSearchParams({ as: openid, after: String(after) });
  const response = await fetch(`/phone/messages?${query.toString()}`).catch(() => null);
  return response?.ok ? ((await response.json()) as ServiceMessages) : null;
};

/** The button 服务通知 with the number of those that were not looked at, and the list behind it. */
export const connectMessages = ({ openid, open }: Options): { look(): void } => {
  const button = find<HTMLButtonElement>('#messages');
  const count = find<HTMLElement>('#messages span');
  const dialog = find<HTMLDialogElement>('#message-list');
  const list = find('#message-list ul');
  const none = find<HTMLElement>('#message-list .none');
  let owner = '';
  let known: ServiceMessage[] = [];
  const draw = () => {
    if (dialog.open) localStorage.setItem(SEEN, JSON.stringify({ ...seenCounts(), [owner]: known.length }));
    const unseen = Math.max(0, known.length - (seenCounts()[owner] ?? 0));
    count.textContent = unseen > 0 ? String(unseen) : '';
    none.hidden = known.length > 0;
    const enter = (page: string) => {
      dialog.close();
      open(page);
    };
    if (dialog.open) list.replaceChildren(...known.map((message) => card(message, enter)).reverse());
  };
  const look = async () => {
    const whose = openid();
    if (whose !== owner) known = [];
    owner = whose;
    const found = await load(whose, known.length);
    if (!found || whose !== openid()) return;
    if (found.messages.length > 0) known = [...known, ...found.messages].slice(0, found.total);
    draw();
  };
  const keepLooking = async () => {
    await look();
    setTimeout(() => void keepLooking(), EVERY);
  };
  button.addEventListener('click', () => {
    dialog.showModal();
    draw();
    void look();
  });
  find('#message-list .close').addEventListener('click', () => dialog.close());
  void keepLooking();
  return { look: () => void look() };
};
