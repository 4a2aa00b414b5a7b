/** Asking the cloud again: it is busy now and then, and a backup asks it ten thousand times. */
import { setTimeout as delay } from 'node:timers/promises';

/** Milliseconds. */
export type Wait = (ms: number) => Promise<unknown>;
export const realWait: Wait = (ms) => delay(ms);

const PAUSES_MS = [500, 1000, 2000, 4000, 8000];

export const NO_COLLECTION = 'DATABASE_COLLECTION_NOT_EXIST';
export const NO_FILE = 'STORAGE_FILE_NONEXIST';

/** What is refused the same way however often it is asked; names as node-sdk 3.17.2 and the platform's list of errors have them. */
const FINAL = new Set<unknown>([
  NO_COLLECTION,
  NO_FILE,
  'INVALID_PARAM',
  'INVALID_ENV',
  'SIGN_PARAM_INVALID',
  'PERMISSION_DENIED',
  'DATABASE_PERMISSION_DENIED',
  'STORAGE_EXCEED_AUTHORITY',
]);

export const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;

const said = (error: unknown): string => {
  const text = error instanceof Error ? error.message : String(error);
  const code = codeOf(error);
  return code === undefined || text.includes(String(code)) ? text : `${String(code)} ${text}`;
};

/**
 * Tries again with growing pauses, 15 s in all.
 * @param what is being done, in Chinese, for the sentence that tells of its end
 * @param work is told how often it failed before
 * @throws Error with the `code` of the last failure
 */
export async function patiently<T>(
  what: string,
  wait: Wait,
  work: (failures: number) => Promise<T>,
): Promise<T> {
  for (let failures = 0; ; failures += 1) {
    try {
      return await work(failures);
    } catch (error) {
      const pause = FINAL.has(codeOf(error)) ? undefined : PAUSES_MS[failures];
      if (pause === undefined) {
        throw Object.assign(new Error(`${what}没有成功：${said(error)}`, { cause: error }), {
          code: codeOf(error),
        });
      }
      await wait(pause);
    }
  }
}

/** @throws Error where it takes longer */
export async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`超过 ${ms / 1000} 秒没有答复`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
