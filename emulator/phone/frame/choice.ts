import type { NetworkMode, Person } from '../contract';

export type Slot = { openid: string; network: NetworkMode };

/** What was chosen in the frame, and is remembered. `font`: WeChat's letters are so many times as large as the standard. */
export type Choice = { slots: Slot[]; active: number; newcomers: Person[]; font: number };

const KEY = 'xiuda:frame';
export const STANDARD_FONT = 1;

export const restore = (people: readonly Person[]): Choice => {
  const first: Choice = {
    slots: [{ openid: people[0]?.openid ?? 'visitor', network: 'online' }],
    active: 0,
    newcomers: [],
    font: STANDARD_FONT,
  };
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? '') as Partial<Choice>;
    if (!kept.slots?.length) return first;
    const slots = kept.slots.map((slot) => ({ ...slot, network: 'online' as const }));
    return { ...first, ...kept, slots };
  } catch {
    // Nothing kept, or not readable: begin afresh.
    return first;
  }
};

export const remember = (choice: Choice): void => localStorage.setItem(KEY, JSON.stringify(choice));

/** The person whose phone it is has no number yet in the system: a fresh openid. */
export const newcomer = (count: number): Person => ({
  openid: `new-${Date.now().toString(36)}${Math.random().toString(36).slice(2, 6)}`,
  name: `新用户 ${count + 1}`,
  role: '第一次打开',
});
