/** What an archive holds, entry by entry, into an environment. */
import type { Documents } from './documents';
import { parseLine, withPrefix } from './ejson';
import { FILE_BATCH, type Files } from './files';
import { collectionOf, type Manifest, pathOf } from './format';
import { batchesOf, linesOf } from './lines';
import { contentOf, type Entry, entriesOf } from './read-archive';
import { insertOrSettle, settle } from './settle';
import type { Telling } from './telling';

const MOST_LINES = 100;
const MOST_BYTES = 1024 * 1024;
/** Files that are in memory at once. */
const MOST_FILE_BYTES = 32 * 1024 * 1024;

export interface Pouring {
  readonly archive: string;
  readonly manifest: Manifest;
  readonly documents: Documents;
  readonly files: Files;
  readonly telling: Telling;
  /** An earlier run may have written some of it. */
  readonly isContinued: boolean;
}

/** Ids of files become those of this environment. */
async function* linesFor({ manifest, files }: Pouring, entry: Entry): AsyncGenerator<string> {
  for await (const line of linesOf(entry.content)) {
    yield withPrefix(line, manifest.filePrefix, files.prefix);
  }
}

type Batch = (collection: string, lines: readonly string[]) => Promise<void>;

async function eachBatch(pouring: Pouring, entry: Entry, collection: string, work: Batch): Promise<void> {
  const { telling } = pouring;
  let done = 0;
  for await (const lines of batchesOf(linesFor(pouring, entry), MOST_LINES, MOST_BYTES)) {
    await work(collection, lines);
    done += lines.length;
    telling.at(`${collection} ${done} 条`);
  }
}

/** Gathers files until they are worth a call. */
function uploader({ files, telling, manifest, isContinued }: Pouring) {
  let waiting: { path: string; content: Buffer }[] = [];
  let [bytes, done] = [0, 0];
  const flush = async (): Promise<void> => {
    if (waiting.length === 0) return;
    await files.upload(waiting, isContinued);
    done += waiting.length;
    telling.at(`文件 ${done}/${manifest.files.count}`);
    [waiting, bytes] = [[], 0];
  };
  return {
    flush,
    async add(path: string, content: Buffer): Promise<void> {
      if (bytes + content.length > MOST_FILE_BYTES) await flush();
      waiting.push({ path, content });
      bytes += content.length;
      if (waiting.length === FILE_BATCH) await flush();
    },
  };
}

/** Writes documents, then files. What is there already, and as it should be, stays. */
export async function pour(pouring: Pouring): Promise<void> {
  const { archive, documents, isContinued, telling } = pouring;
  const upload = uploader(pouring);
  const write: Batch = isContinued
    ? async (collection, lines) => void (await settle(documents, collection, lines))
    : (collection, lines) => insertOrSettle(documents, collection, lines);
  await telling.stage('写入数据和文件');
  for await (const entry of entriesOf(archive)) {
    const [collection, path] = [collectionOf(entry.name), pathOf(entry.name)];
    if (collection !== undefined) await eachBatch(pouring, entry, collection, write);
    else if (path !== undefined) await upload.add(path, await contentOf(entry));
  }
  await upload.flush();
}

/**
 * Reads every document back, and writes again what is not as the archive has it.
 * @param onLine is told of every document that belongs here
 * @returns how many were written again
 */
export async function compare(
  pouring: Pouring,
  onLine: (collection: string, id: string) => void,
): Promise<number> {
  const { archive, documents, telling } = pouring;
  let wrong = 0;
  await telling.stage('核对写入的数据');
  for await (const entry of entriesOf(archive)) {
    const collection = collectionOf(entry.name);
    // Documents come first; files were looked at when they arrived.
    if (collection === undefined) break;
    await eachBatch(pouring, entry, collection, async (name, lines) => {
      for (const line of lines) onLine(name, parseLine(line)._id);
      wrong += await settle(documents, name, lines);
    });
  }
  return wrong;
}
