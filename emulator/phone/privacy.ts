import type { PrivacyMode } from './contract';
import type { DecisionsStore } from './wechat-settings';
import { ApiError } from './wx/async-api';

/** What a page answers to `wx.onNeedPrivacyAuthorization`. */
export type PrivacyAnswer = { event: 'exposureAuthorization' | 'agree' | 'disagree'; buttonId?: string };
export type PrivacyListener = (resolve: (answer: PrivacyAnswer) => void, event: { referrer: string }) => void;

type Options = {
  decisions: DecisionsStore;
  mode: PrivacyMode;
  /** Whether this is one of the people who count as having agreed long ago. */
  isKnown(): Promise<boolean>;
  /** WeChat's own dialog. */
  ask(): Promise<boolean>;
};

const refused = () => new ApiError('privacy permission is not authorized', { errno: 104 });

/** The privacy contract: who has not agreed to it is asked before the first API that touches personal data. */
export const createPrivacy = ({ decisions, mode, isKnown, ask }: Options) => {
  let listener: PrivacyListener | null = null;
  let dialog: Promise<boolean> | null = null;
  const tapped = new Set<string>();
  // At once: a phone that is offline later still knows.
  const known = mode === 'auto' ? isKnown() : Promise.resolve(mode === 'agreed');

  const isNeeded = async (): Promise<boolean> => !(decisions.read().agreed ?? (await known));
  const byPage = (hear: PrivacyListener, referrer: string): Promise<boolean> =>
    new Promise((resolve) => {
      const answer = ({ event, buttonId = '' }: PrivacyAnswer) => {
        if (event === 'disagree') resolve(false);
        // Only a tap on the button that is named counts as consent.
        if (event === 'agree') resolve(tapped.has(buttonId));
      };
      hear(answer, { referrer });
    });
  const byWeChat = async (): Promise<boolean> => {
    dialog ??= ask();
    const agreed = await dialog;
    dialog = null;
    if (agreed) decisions.change({ agreed });
    return agreed;
  };
  return {
    isNeeded,
    /** Only the latest listener hears. */
    onNeed(next: PrivacyListener) {
      listener = next;
    },
    /** A tap on `<button id open-type="agreePrivacyAuthorization">`. */
    agree(buttonId: string) {
      tapped.add(buttonId);
      decisions.change({ agreed: true });
    },
    /** @throws ApiError where the person does not agree */
    async require(api: string): Promise<void> {
      if (!(await isNeeded())) return;
      const agreed = await (listener ? byPage(listener, api) : byWeChat());
      if (!agreed) throw refused();
    },
  };
};

export type Privacy = ReturnType<typeof createPrivacy>;
