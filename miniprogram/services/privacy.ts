/**
 * Consent to the privacy contract, by WeChat's own mechanism: asked before the first login, and wherever a privacy API is used by
 * somebody who has not agreed yet. Source: platform page “小程序隐私协议开发指南”.
 */

/** Id of the button that agrees: WeChat asks for it, and looks whether it was tapped. */
export const AGREE_BUTTON = 'agree-privacy';

/** What shows the question on the page in front. */
export interface ConsentSheet {
  /** @param contract name of the contract, in 《》 */
  open(contract: string): void;
  close(): void;
}

const NAME = '《用户隐私保护指引》';

let sheet: ConsentSheet | undefined;
let waiting: ((isAgreed: boolean) => void)[] = [];

/** Everybody who waits gets the same answer. */
export function answerConsent(isAgreed: boolean): void {
  const asked = waiting;
  waiting = [];
  sheet?.close();
  for (const answer of asked) answer(isAgreed);
}

/** From now on this sheet asks; what another one has asked is not agreed to. */
export function takeSheet(next: ConsentSheet): void {
  if (sheet === next) return;
  answerConsent(false);
  sheet = next;
}

/** Its page has gone. */
export function dropSheet(gone: ConsentSheet): void {
  if (sheet !== gone) return;
  answerConsent(false);
  sheet = undefined;
}

interface Setting {
  readonly isNeeded: boolean;
  readonly contract: string;
}

/** Where WeChat does not say, it is asked: nobody is taken to have agreed. */
const setting = (): Promise<Setting> =>
  new Promise((resolve) => {
    wx.getPrivacySetting({
      success: ({ needAuthorization, privacyContractName }) =>
        resolve({ isNeeded: needAuthorization, contract: privacyContractName || NAME }),
      fail: () => resolve({ isNeeded: true, contract: NAME }),
    });
  });

/** A page without a sheet cannot ask: there it is not agreed to. */
function ask(contract: string): Promise<boolean> {
  if (!sheet) return Promise.resolve(false);
  sheet.open(contract);
  return new Promise((resolve) => waiting.push(resolve));
}

/** Has this person agreed, or do they now? */
export async function consent(): Promise<boolean> {
  const { isNeeded, contract } = await setting();
  return !isNeeded || ask(contract);
}

type PrivacyAnswer = { event: 'agree'; buttonId: string } | { event: 'disagree' };
/** The typings take the answer's callback for its result. */
type Register = (listener: (resolve: (answer: PrivacyAnswer) => void) => void) => void;

/** To be called once, when the app starts: WeChat keeps only the last listener, and waits until it is answered. */
export function watchPrivacy(): void {
  const register = wx.onNeedPrivacyAuthorization as unknown as Register;
  register((resolve) => {
    void setting()
      .then(({ contract }) => ask(contract))
      .then((isAgreed) =>
        resolve(isAgreed ? { event: 'agree', buttonId: AGREE_BUTTON } : { event: 'disagree' }),
      );
  });
}

/** The contract as it was declared in WeChat's console. */
export const openContract = (): void =>
  wx.openPrivacyContract({ fail: (error) => console.warn('openPrivacyContract', error) });
