import { ERRORS } from '@xiuda/domain';
import { CloudError } from './cloud';

/** A toast holds two short lines; what is longer is read in a modal. */
const TOAST_LENGTH = 18;

export function say(text: string): void {
  void wx.showToast({ title: text, icon: 'none', duration: 2500 });
}

/** Refusals whose details are sentences at fields. */
const AT_FIELDS: readonly string[] = ['INVALID_INPUT', 'INVALID_ASSIGNEE', 'CONTENT_REJECTED'];

/** Field → sentence, of a refusal that names fields; otherwise empty. */
export function fieldErrors(error: unknown): Record<string, string> {
  if (!(error instanceof CloudError) || !error.details) return {};
  if (!AT_FIELDS.includes(error.code)) return {};
  return Object.fromEntries(
    Object.entries(error.details).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

/** What went wrong; of input that was refused, what is wrong with its first field. */
export function sentenceOf(error: unknown): string {
  if (!(error instanceof CloudError)) return ERRORS.INTERNAL;
  return Object.values(fieldErrors(error))[0] ?? error.message;
}

/** Says what was refused and why; resolves when the person has read it. */
export async function explain(error: unknown): Promise<void> {
  if (!(error instanceof CloudError)) console.error(error);
  const sentence = sentenceOf(error);
  if (sentence.length <= TOAST_LENGTH) return say(sentence);
  await wx.showModal({ title: '没有办成', content: sentence, showCancel: false, confirmText: '知道了' });
}

/** Does it, and says what was refused. */
export const attempt = (work: () => Promise<unknown>): Promise<unknown> => work().catch(explain);
