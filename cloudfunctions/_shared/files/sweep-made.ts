/** Sheets and exports a day old go, with what they were put together from. */
import { deleteFiles } from '../storage';
import { expiredMadeFiles, type MadeFile, removeMadeFiles } from '../store/made-files';
import { fileIdsAt } from './file-ids';

/** Records in one run; the rest waits for the next. */
const MOST = 20;

async function filesOf({ fileId, partFileIds = [], path }: MadeFile): Promise<string[]> {
  const unwritten = path === undefined ? [] : await fileIdsAt([path]);
  return [...(fileId === undefined ? [] : [fileId]), ...partFileIds, ...unwritten];
}

/** @returns how many records went; one stays as long as a file of it does */
export async function sweepMade(): Promise<number> {
  const expired = await expiredMadeFiles(new Date(), MOST);
  if (!expired.length) return 0;
  const files = new Map(await Promise.all(expired.map(async (file) => [file, await filesOf(file)] as const)));
  const gone = new Set(await deleteFiles([...files.values()].flat()));
  const over = expired.filter((file) => files.get(file)?.every((fileId) => gone.has(fileId)));
  if (over.length) await removeMadeFiles(over.map(({ _id }) => _id));
  if (over.length < expired.length) console.error(`${expired.length - over.length} made files stay`);
  return over.length;
}
