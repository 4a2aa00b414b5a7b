/** The files that documents speak of, from the storage into the archive. */
import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Paths } from './collect';
import { FILE_BATCH, type Files, type StoredFile } from './files';
import { FILE_LIST, type FileLine, fileEntry, type Manifest } from './format';
import type { Telling } from './telling';
import { type ArchiveWriter, PRIVATE, sha256 } from './write-archive';

function* batchesOf<T>(all: Iterable<T>, size: number): Generator<T[]> {
  let batch: T[] = [];
  for (const one of all) {
    batch.push(one);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

const lineOf = ({ path, content, contentType }: StoredFile): FileLine => ({
  ...{ path, size: content.length, sha256: sha256(content), contentType },
});

/** What is gone by now is noted, and keeps nothing from being saved. */
export async function addFiles(
  archive: ArchiveWriter,
  files: Files,
  paths: Paths,
  folder: string,
  telling: Telling,
): Promise<Manifest['files']> {
  const totals = { count: 0, bytes: 0, missing: 0 };
  const hash = createHash('sha256');
  const list = await open(join(folder, FILE_LIST), 'w', PRIVATE);
  const note = async (line: FileLine): Promise<void> => {
    const text = `${JSON.stringify(line)}\n`;
    hash.update(text);
    await list.writeFile(text);
  };
  try {
    for (const batch of batchesOf(paths.keys(), FILE_BATCH)) {
      const saved = new Set<string>();
      for await (const file of files.download(batch)) {
        await archive.add(fileEntry(file.path), file.content);
        await note(lineOf(file));
        totals.bytes += file.content.length;
        saved.add(file.path);
      }
      const missing = batch.filter((path) => paths.get(path) && !saved.has(path));
      for (const path of missing) await note({ path, missing: true });
      totals.count += saved.size;
      totals.missing += missing.length;
      telling.at(`文件 ${totals.count}/${paths.size}`);
    }
  } finally {
    await list.close();
  }
  await archive.addFile(FILE_LIST, join(folder, FILE_LIST));
  return { ...totals, sha256: hash.digest('hex') };
}
