/** Exports in the cloud: begun, carried on call by call, opened. */
import type { ExportLink } from '@xiuda/domain';
import { call, CloudError } from '../../../services/cloud';
import { newRequestId } from '../../../services/request-id';
import { openFile } from '../services/open-file';
import type { SeenExport } from './shown';

const ask = <T>(input: object): Promise<T> => call<T>('admin-export', input);

export const recentExports = async (): Promise<SeenExport[]> =>
  (await ask<{ exports: SeenExport[] }>({ op: 'list' })).exports;

/** The wish that nobody has answered yet: asked for again, it is the same export. */
let pending: { readonly wish: string; readonly requestId: string } | undefined;

const isUnanswered = (error: unknown): boolean => error instanceof CloudError && error.code === 'NETWORK';

export async function startExport(wish: object): Promise<SeenExport> {
  const text = JSON.stringify(wish);
  const requestId = pending?.wish === text ? pending.requestId : newRequestId();
  pending = { wish: text, requestId };
  try {
    const begun = await ask<SeenExport>({ op: 'start', ...wish, requestId });
    pending = undefined;
    return begun;
  } catch (error) {
    if (!isUnanswered(error)) pending = undefined;
    throw error;
  }
}

/**
 * Carries an export on until its file is there.
 * @param tell after every call
 * @param isWanted false: nobody looks any more, whoever comes back goes on
 */
export async function carryOn(
  id: string,
  tell: (now: SeenExport) => void,
  isWanted: () => boolean,
): Promise<boolean> {
  while (isWanted()) {
    const now = await ask<SeenExport>({ op: 'continue', id });
    tell(now);
    if (now.isDone) return true;
  }
  return false;
}

export async function openExport(id: string): Promise<void> {
  const { url, name } = await ask<ExportLink>({ op: 'link', id });
  await openFile(url, name);
}
