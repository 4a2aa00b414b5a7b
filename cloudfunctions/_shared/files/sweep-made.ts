/** Sheets and exports a day old go, with what they were put together from. */
import { deleteFiles } from '../storage';
import { expiredMadeFiles, type MadeFile, removeMadeFiles } from '../store/made-files';

/** Records in one run; the rest waits for the next. */
const MOST = 20;

const filesOf = ({ fileId, partFileIds = [] }: MadeFile): string[] => [
  ...(fileId === undefined ? [] : [fileId]),
  ...partFileIds,
];

/** @returns how many records went; one stays as long as a file of it does */
export async function sweepMade(): Promise<number> {
  const expired = await expiredMadeFiles(new Date(), MOST);
  if (!expired.length) return 0;
  const gone = new Set(await deleteFiles(expired.flatMap(filesOf)));
  const over = expired.filter((file) => filesOf(file).every((fileId) => gone.has(fileId)));
  if (over.length) await removeMadeFiles(over.map(({ _id }) => _id));
  if (over.length < expired.length) console.error(`${expired.length - over.length} made files stay`);
  return over.length;
}
