/** Uploads a day old go, with their slots: tickets keep copies, and what was never sent nobody waits for. */
import { deleteFiles, FILE_BATCH, pathOf, writeFile } from '../storage';
import { expiredSlots, removeSlots } from '../store/files';

let prefix: Promise<string> | undefined;

/** What file ids of this environment begin with. The platform says it only in the id of a file, so one is written. */
function filePrefix(): Promise<string> {
  const path = 'sweep/probe.txt';
  prefix ??= writeFile(path, Buffer.from('.')).then((fileId) => fileId.slice(0, -path.length));
  return prefix.catch((error: unknown) => {
    prefix = undefined;
    throw error;
  });
}

/** @returns how many went; at most 50, the rest waits for the next run */
export async function sweepUploads(): Promise<number> {
  const expired = await expiredSlots(new Date(), FILE_BATCH);
  if (!expired.length) return 0;
  const start = await filePrefix();
  const gone = await deleteFiles(expired.map((path) => start + path));
  const paths = gone.flatMap((fileId) => pathOf(fileId) ?? []);
  if (paths.length) await removeSlots(paths);
  if (paths.length < expired.length) console.error(`${expired.length - paths.length} uploads stay`);
  return paths.length;
}
