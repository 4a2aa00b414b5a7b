/** Exports in the cloud: begun, carried on call by call, opened. */
import type { ExportLink, ExportView } from '@xiuda/domain';
import { call } from '../../../services/cloud';
import type { Wire } from '../../../services/wire';
import { change } from '../services/change';
import { openFile } from '../services/open-file';

export type SeenExport = Wire<ExportView>;

const ask = <T>(input: object): Promise<T> => call<T>('admin-export', input);

export const recentExports = async (): Promise<SeenExport[]> =>
  (await ask<{ exports: SeenExport[] }>({ op: 'list' })).exports;

/** Asked for again after a lost answer, it is the same export. */
export const startExport = (wish: object): Promise<SeenExport> =>
  change('admin-export', { op: 'start', ...wish });

/** What this person has begun and nobody has finished. */
export const unfinishedOf = (
  exports: readonly SeenExport[],
  staffNo: string | undefined,
): SeenExport | undefined => exports.find(({ isDone, by }) => !isDone && by.staffNo === staffNo);

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
