/** What somebody has decided in WeChat about this mini program. */
export type Decisions = {
  /** Service notifications as a whole. */
  mainSwitch: boolean;
  /** Templates for which 总是保持以上选择 was ticked. */
  items: Readonly<Record<string, 'accept' | 'reject'>>;
  /** The privacy contract. */
  agreed?: boolean;
};

const FRESH: Decisions = { mainSwitch: true, items: {} };

/** Kept by WeChat, not by the mini program: `wx.clearStorage` does not reach it. */
const keyOf = (openid: string): string => `wechat:${openid}`;

export const createDecisions = (openid: string) => {
  const read = (): Decisions => {
    const kept = localStorage.getItem(keyOf(openid));
    return kept === null ? FRESH : { ...FRESH, ...(JSON.parse(kept) as Partial<Decisions>) };
  };
  return {
    read,
    change: (changes: Partial<Decisions>): void =>
      localStorage.setItem(keyOf(openid), JSON.stringify({ ...read(), ...changes })),
  };
};

export type DecisionsStore = ReturnType<typeof createDecisions>;
