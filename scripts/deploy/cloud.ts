/** The management API of one environment: `@cloudbase/manager-node`, with patience where the platform asks for it. */
import { setTimeout as pause } from 'node:timers/promises';
import CloudBase from '@cloudbase/manager-node';
import type { Keys } from '../cloud/keys';
import { codeOf } from './reasons';

export interface Cloud {
  readonly envId: string;
  readonly manager: CloudBase;
  readonly region: string;
  /** Name of the bucket that holds the environment's files. */
  readonly bucket: string;
}

export const openManager = (keys: Keys, envId?: string): CloudBase =>
  new CloudBase({ ...keys, ...(envId !== undefined && { envId }) });

const TRIES = 6;
/** Before the first repetition, ms; doubled each time. */
const FIRST_PAUSE = 300;

/** Asks again, later and later, as long as the platform says that it is asked too often. */
export async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await ask();
    } catch (error) {
      if (tried === TRIES || !codeOf(error).startsWith('RequestLimitExceeded')) throw error;
      await pause(FIRST_PAUSE * 2 ** (tried - 1));
    }
  }
}

/** Works through a list, a few at a time; after a failure nothing new is begun, and what was begun ends first. */
export async function fewAtOnce<T, R>(
  atOnce: number,
  list: readonly T[],
  work: (one: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const failures: unknown[] = [];
  const left = list.entries();
  const worker = async (): Promise<void> => {
    for (const [place, one] of left) {
      if (failures.length) return;
      try {
        results[place] = await work(one);
      } catch (error) {
        failures.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, list.length) }, worker));
  if (failures.length) throw failures[0];
  return results;
}
