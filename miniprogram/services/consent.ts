/**
 * Asks whether WeChat may remind this person (订阅消息). WeChat allows the question only inside a tap, before anything is awaited
 * in it, and counts one reminder for each time that it is answered with yes.
 */
import { type ActionId, actionRow, type GrantCounts, type TemplateKey, templatesOf } from '@xiuda/domain';
import { call } from './cloud';
import { newRequestId } from './request-id';
import { noteGrants, type Reminder, reminders } from './reminders';
import { staffRoles } from './session';

/** So many are enough for a while: whoever has them is left in peace. */
const ENOUGH = 10;
/** A question that the platform never answers keeps nobody from their work, ms. */
const PATIENCE = 60_000;
const UNCOUNTED = 'uncountedGrants';

type Answers = Readonly<Record<string, string>>;

interface Grant {
  readonly accepted: readonly TemplateKey[];
  readonly requestId: string;
}

let question: Promise<unknown> = Promise.resolve();
/** Templates for which the person has chosen 总是允许: asking them again shows nothing, and counts. */
let always: readonly string[] = [];
/** Whoever said no to everything, or has switched reminders off, is not asked again until the app is started anew. */
let hasDeclined = false;

/** Resolves when the last question has been answered, or at once where none is open. */
export const consentSettled = (): Promise<unknown> => question;

const uncounted = (): Grant[] => (wx.getStorageSync(UNCOUNTED) as Grant[] | '') || [];

/** Tells the cloud what was accepted. What did not get through is told with the next. */
async function tell(): Promise<void> {
  for (const grant of uncounted()) {
    const { grants } = await call<{ grants: Partial<GrantCounts> }>('messages', { op: 'grant', ...grant });
    noteGrants(grants);
    wx.setStorageSync(
      UNCOUNTED,
      uncounted().filter(({ requestId }) => requestId !== grant.requestId),
    );
  }
}

function count(asked: readonly Reminder[], answers: Answers): TemplateKey[] {
  const accepted = asked.flatMap(({ key, templateId }) =>
    answers[templateId]?.startsWith('accept') ? [key] : [],
  );
  hasDeclined = accepted.length === 0;
  if (accepted.length) {
    wx.setStorageSync(UNCOUNTED, [...uncounted(), { accepted, requestId: newRequestId() }]);
  }
  return accepted;
}

/** What 总是保持以上选择 has settled; asked for beforehand, because a tap does not wait. */
export async function learnSettings(): Promise<void> {
  const { subscriptionsSetting } = await wx.getSetting({ withSubscriptions: true });
  const items = (subscriptionsSetting.itemSettings ?? {}) as Answers;
  always = Object.keys(items).filter((id) => items[id] === 'accept');
}

const forget = (error: unknown): void => console.warn('reminders', error);

function giveUp(error: unknown): void {
  hasDeclined = true;
  forget(error);
}

async function ask(asked: readonly Reminder[]): Promise<TemplateKey[]> {
  const tmplIds = asked.map(({ templateId }) => templateId);
  const answers = (await wx.requestSubscribeMessage({ tmplIds })) as unknown as Answers;
  const accepted = count(asked, answers);
  learnSettings().catch(forget);
  return accepted;
}

const orPatience = (answer: Promise<unknown>): Promise<unknown> =>
  Promise.race([answer, new Promise((resolve) => setTimeout(resolve, PATIENCE))]);

const mine = (keys: readonly TemplateKey[]): Reminder[] =>
  reminders().filter(({ key }) => keys.includes(key));

/** Templates about which somebody is told who takes this step: reporters of their report, staff of their work. */
const keysFor = (action: ActionId): TemplateKey[] =>
  actionRow(action).by.includes('anybody') ? templatesOf(['reporter']) : templatesOf(staffRoles());

/** A report is asked about each time; whoever works here is asked while few are left, or where it shows nothing. */
const isWorthAsking = ({ key, templateId, remaining }: Reminder): boolean =>
  templatesOf(['reporter']).includes(key) || remaining < ENOUGH || always.includes(templateId);

/** To be called first in the tap that takes a step. The step itself waits for `consentSettled`. */
export function askConsent(action: ActionId): void {
  if (!actionRow(action).asksConsent || hasDeclined) return;
  const asked = mine(keysFor(action)).filter(isWorthAsking);
  if (!asked.length) return;
  question = orPatience(ask(asked).catch(giveUp));
  question.then(tell).catch(forget);
}

/**
 * Asks about these templates because the person wants to be reminded; first in a tap, too.
 * @returns which were accepted
 * @throws what WeChat refuses, 20004 where the person has switched reminders off; CloudError where they were not counted yet
 */
export async function askFor(keys: readonly TemplateKey[]): Promise<TemplateKey[]> {
  const accepted = await ask(mine(keys));
  if (accepted.length) await tell();
  return accepted;
}
