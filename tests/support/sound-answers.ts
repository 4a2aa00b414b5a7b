/** What every answer must be, however strange the question. */
import type { Answer } from './cloud';
import { ERROR_CODES } from './contract';

const ALLOWED: readonly string[] = ERROR_CODES.filter((code) => code !== 'INTERNAL');
const hasWords = (text: unknown): boolean => typeof text === 'string' && /[\u4e00-\u9fff]/.test(text);
const isSentence = (text: string): boolean => hasWords(text) && !/[a-zA-Z]/.test(text);

/** Data, or a code of the contract other than INTERNAL and a Chinese sentence; `undefined` where all is well. */
export function unsound(answer: Answer<unknown>): string | undefined {
  if (typeof answer !== 'object' || answer === null) return 'no answer';
  if (answer.ok) return isObject(answer.data) ? undefined : 'no data';
  const { code, message, details = {} } = answer.error ?? {};
  if (!ALLOWED.includes(code)) return `the code ${String(code)}`;
  if (!isSentence(message)) return `the sentence ${String(message)}`;
  if (code === 'INVALID_INPUT' && !Object.values(details).every(hasWords))
    return 'a field without a sentence';
  return undefined;
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;

/** The same for the refusal of an input: it names this field or one inside it (`value.hours`), or the whole, and no other. */
export function unblamed(answer: Answer<unknown>, field: string | undefined): string | undefined {
  const objection = unsound(answer);
  if (objection) return objection;
  if (answer.ok || answer.error.code !== 'INVALID_INPUT')
    return `not refused: ${answer.ok ? 'ok' : answer.error.code}`;
  const blamed = Object.keys(answer.error.details ?? {});
  if (!blamed.length) return 'blames nothing';
  const isInside = (name: string): boolean => name === field || name.startsWith(`${field}.`);
  const others = blamed.filter((name) => field !== undefined && !isInside(name) && name !== 'input');
  return others.length ? `blames ${others.join()}` : undefined;
}
