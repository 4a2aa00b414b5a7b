/** Ids of files that are not there yet. */
import { writeFile } from '../storage';

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

/** The ids that files at these paths have. */
export async function fileIdsAt(paths: readonly string[]): Promise<string[]> {
  const start = await filePrefix();
  return paths.map((path) => start + path);
}
