import type { Person } from '../contract';
import { newcomer, remember, restore } from './choice';
import { find, list } from './find';
import { connectMessages } from './messages';
import { personButton } from './people';
import { connectScan } from './scan';
import { type SlotView, slotView } from './slot';

/** Room around a phone on the desk: outline, its bar, margins; px. */
const PHONE_HEIGHT = 868;
const SURROUNDINGS = 96;
/** Page with every component, where the build has one. */
const GALLERY = 'gallery/gallery';
/** What WeChat says after a mini program code was scanned. */
const SCANNED = 1047;
/** And after the card of a subscribe message was tapped. */
const FROM_MESSAGE = 1014;

const fitWindow = (): void => {
  const zoom = Math.min(1, Math.max(0.5, (innerHeight - SURROUNDINGS) / PHONE_HEIGHT));
  document.documentElement.style.setProperty('--zoom', zoom.toFixed(3));
};

const start = (people: readonly Person[], pages: readonly string[]): void => {
  const choice = restore(people);
  const views: SlotView[] = [];
  const desk = find<HTMLElement>('.desk');
  const panel = find<HTMLElement>('.panel');
  const second = find<HTMLElement>('#second-phone');
  const switcher = find<HTMLElement>('.switch-person');
  const fonts = [...document.querySelectorAll<HTMLInputElement>('input[name=font]')];
  const everybody = () => [...people, ...choice.newcomers];
  const nameOf = (openid: string) => everybody().find((person) => person.openid === openid)?.name ?? '访客';
  const openPanel = (isOpen: boolean) => {
    panel.classList.toggle('is-open', isOpen);
    switcher.setAttribute('aria-expanded', String(isOpen));
  };
  const activate = (index: number) => {
    if (choice.active === index) return;
    choice.active = index;
    draw();
  };
  const choose = (openid: string) => {
    const slot = choice.slots[choice.active] ?? choice.slots[0];
    if (slot) slot.openid = openid;
    openPanel(false);
    draw();
  };
  const addView = (index: number): SlotView => {
    const view = slotView({
      activate: () => activate(index),
      network(mode) {
        const slot = choice.slots[index];
        if (slot) slot.network = mode;
        draw();
      },
    });
    views[index] = view;
    desk.append(view.element);
    return view;
  };
  const drawPeople = () => {
    const current = choice.slots[choice.active]?.openid;
    const buttons = everybody().map((person) =>
      personButton(person, person.openid === current, () => choose(person.openid)),
    );
    find<HTMLElement>('.people').replaceChildren(...buttons);
  };
  const drawSlots = () => {
    for (const { element } of views.splice(choice.slots.length)) element.remove();
    choice.slots.forEach((slot, index) => {
      const view = views[index] ?? addView(index);
      view.show(slot, nameOf(slot.openid), index === choice.active, choice.font);
    });
    desk.classList.toggle('has-two', choice.slots.length > 1);
  };
  function draw(): void {
    choice.active = Math.min(choice.active, choice.slots.length - 1);
    remember(choice);
    for (const font of fonts) font.checked = Number(font.value) === choice.font;
    drawPeople();
    drawSlots();
    messages.look();
    second.textContent = choice.slots.length > 1 ? '收起第二部手机' : '再开一部手机';
    second.setAttribute('aria-pressed', String(choice.slots.length > 1));
  }
  find<HTMLElement>('#new-user').addEventListener('click', () => {
    const person = newcomer(choice.newcomers.length);
    choice.newcomers.push(person);
    choose(person.openid);
  });
  second.addEventListener('click', () => {
    const other = everybody().find(({ openid }) => openid !== choice.slots[0]?.openid);
    if (choice.slots.length > 1) choice.slots.splice(1);
    else choice.slots.push({ openid: other?.openid ?? 'visitor', network: 'online' });
    choice.active = choice.slots.length - 1;
    draw();
  });
  for (const font of fonts)
    font.addEventListener('change', () => {
      choice.font = Number(font.value);
      draw();
    });
  connectScan((path) => {
    openPanel(false);
    views[choice.active]?.send({ type: 'enter', options: { path, scene: SCANNED } });
  });
  const messages = connectMessages({
    openid: () => choice.slots[choice.active]?.openid ?? '',
    open(path) {
      openPanel(false);
      views[choice.active]?.send({ type: 'enter', options: { path, scene: FROM_MESSAGE } });
    },
  });
  const gallery = find<HTMLButtonElement>('#gallery');
  gallery.hidden = !pages.includes(GALLERY);
  gallery.addEventListener('click', () => {
    openPanel(false);
    views[0]?.open(GALLERY);
  });
  switcher.addEventListener('click', () => openPanel(!panel.classList.contains('is-open')));
  addEventListener('resize', fitWindow);
  fitWindow();
  draw();
};

void Promise.all([list<Person>('/people'), list<string>('/phone/pages.json')]).then(([people, pages]) =>
  start(people, pages),
);
