import type { Person } from '../contract';

type Slot = { openid: string };
type Choice = { slots: Slot[]; active: number; newcomers: Person[] };

const KEY = 'xiuda:frame';
/** Room around a phone on the desk: outline, its bar, margins; px. */
const PHONE_HEIGHT = 868;
const SURROUNDINGS = 96;

const find = <Found extends Element>(selector: string): Found => {
  const found = document.querySelector<Found>(selector);
  if (!found) throw new Error(`${selector} is missing`);
  return found;
};

const restore = (people: readonly Person[]): Choice => {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? '') as Choice;
    if (kept.slots.length > 0) return kept;
  } catch {
    // Nothing kept, or not readable: begin afresh.
  }
  return { slots: [{ openid: people[0]?.openid ?? 'visitor' }], active: 0, newcomers: [] };
};

/** The person whose phone it is has no number yet in the system: a fresh openid. */
const newcomer = (count: number): Person => ({
  openid: `new-${Date.now().toString(36)}${Math.random().toString(36).slice(2, 6)}`,
  name: `新用户 ${count + 1}`,
  role: '第一次打开',
});

const badge = (person: Person): HTMLElement => {
  const made = document.createElement('span');
  made.className = 'badge';
  made.setAttribute('aria-hidden', 'true');
  made.textContent = person.name.slice(0, 1);
  return made;
};

const personButton = (person: Person, chosen: boolean, choose: () => void): HTMLButtonElement => {
  const button = document.createElement('button');
  const words = document.createElement('span');
  const name = document.createElement('strong');
  const note = document.createElement('small');
  name.textContent = person.name;
  note.textContent = [person.role, person.note].filter(Boolean).join(' · ');
  words.append(name, note);
  button.type = 'button';
  button.className = 'person';
  button.setAttribute('role', 'radio');
  button.setAttribute('aria-checked', String(chosen));
  button.append(badge(person), words);
  button.addEventListener('click', choose);
  return button;
};

const phoneAddress = ({ openid }: Slot): string => `/phone?as=${encodeURIComponent(openid)}`;

type SlotView = { element: HTMLElement; show(slot: Slot, name: string, active: boolean): void };

const slotView = (activate: () => void): SlotView => {
  const element = document.createElement('section');
  element.className = 'slot';
  element.innerHTML =
    '<div class="slot-bar"><span></span><button type="button" data-do="home">首页</button><button type="button" data-do="again">重新进入</button></div><div class="fit"><div class="phone"><iframe title="手机" allow="clipboard-write"></iframe></div></div>';
  const inside = <Found extends Element>(selector: string) => element.querySelector(selector) as Found;
  const screen = inside<HTMLIFrameElement>('iframe');
  let shown = '';
  let address = '';
  inside<HTMLElement>('[data-do=home]').addEventListener('click', () => {
    screen.src = address;
  });
  inside<HTMLElement>('[data-do=again]').addEventListener('click', () =>
    screen.contentWindow?.location.reload(),
  );
  element.addEventListener('pointerdown', activate);
  // A press inside the phone makes it the active one too.
  screen.addEventListener('load', () => screen.contentWindow?.addEventListener('pointerdown', activate));
  return {
    element,
    show(slot, name, active) {
      element.classList.toggle('is-active', active);
      element.setAttribute('aria-label', `${name}的手机`);
      inside<HTMLElement>('.slot-bar span').innerHTML = '';
      const bold = document.createElement('b');
      bold.textContent = name;
      inside<HTMLElement>('.slot-bar span').append(bold, ' 的手机');
      address = phoneAddress(slot);
      if (address !== shown) screen.src = address;
      shown = address;
    },
  };
};

const fitWindow = (): void => {
  const zoom = Math.min(1, Math.max(0.5, (innerHeight - SURROUNDINGS) / PHONE_HEIGHT));
  document.documentElement.style.setProperty('--zoom', zoom.toFixed(3));
};

const start = (people: readonly Person[]): void => {
  const choice = restore(people);
  const views: SlotView[] = [];
  const desk = find<HTMLElement>('.desk');
  const panel = find<HTMLElement>('.panel');
  const second = find<HTMLElement>('#second-phone');
  const everybody = () => [...people, ...choice.newcomers];
  const nameOf = (openid: string) => everybody().find((person) => person.openid === openid)?.name ?? '访客';
  const activate = (index: number) => {
    if (choice.active === index) return;
    choice.active = index;
    draw();
  };
  const choose = (openid: string) => {
    const slot = choice.slots[choice.active] ?? choice.slots[0];
    if (slot) slot.openid = openid;
    panel.classList.remove('is-open');
    draw();
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
      const view = views[index] ?? slotView(() => activate(index));
      views[index] = view;
      if (!view.element.isConnected) desk.append(view.element);
      view.show(slot, nameOf(slot.openid), index === choice.active);
    });
    desk.classList.toggle('has-two', choice.slots.length > 1);
  };
  function draw(): void {
    choice.active = Math.min(choice.active, choice.slots.length - 1);
    localStorage.setItem(KEY, JSON.stringify(choice));
    drawPeople();
    drawSlots();
    second.textContent = choice.slots.length > 1 ? '收起第二部手机' : '再开一部手机';
    second.setAttribute('aria-pressed', String(choice.slots.length > 1));
  }
  find<HTMLElement>('#new-user').addEventListener('click', () => {
    const person = newcomer(choice.newcomers.length);
    choice.newcomers.push(person);
    choose(person.openid);
  });
  second.addEventListener('click', () => {
    if (choice.slots.length > 1) choice.slots.splice(1);
    else
      choice.slots.push({
        openid: everybody().find(({ openid }) => openid !== choice.slots[0]?.openid)?.openid ?? 'visitor',
      });
    choice.active = choice.slots.length - 1;
    draw();
  });
  const switcher = find<HTMLElement>('.switch-person');
  switcher.addEventListener('click', () => {
    switcher.setAttribute('aria-expanded', String(panel.classList.toggle('is-open')));
  });
  addEventListener('resize', fitWindow);
  fitWindow();
  draw();
};

void fetch('/people')
  .then((response) => response.json() as Promise<Person[]>)
  .then(start);
