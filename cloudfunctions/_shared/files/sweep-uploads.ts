/** Uploads a day old go, with their slots: tickets keep copies, and what was never sent nobody waits for. */
import { deleteFiles, FILE_BATCH, pathOf } from '../storage';
import { expiredSlots, removeSlots } from '../store/files';
import { fileIdsAt } from './file-ids';

/** @returns how many went; at most 50, the rest waits for the next run */
export async function sweepUploads(): Promise<number> {
  const expired = await expiredSlots(new Date(), FILE_BATCH);
  if (!expired.length) return 0;
  const gone = await deleteFiles(await fileIdsAt(expired));
  const paths = gone.flatMap((fileId) => pathOf(fileId) ?? []);
  if (paths.length) await removeSlots(paths);
  if (paths.length < expired.length) console.error(`${expired.length - paths.length} uploads stay`);
  return paths.length;
}
