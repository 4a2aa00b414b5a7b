/**
 * Files on disk. A file is a blob with a random name and a note (JSON) named after its path's hash; the note's
 * rename is the moment at which the file exists, so a crash leaves the old file or the new one, never half of it.
 */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';

const noteSchema = z.strictObject({
  path: z.string(),
  /** Who uploaded it; null for a function. */
  owner: z.nullable(z.string()),
  size: z.int(),
  blob: z.string(),
});

export type StoredFile = z.infer<typeof noteSchema>;

/** Notes in memory. */
const MOST_REMEMBERED = 10_000;

export interface FileStore {
  find(path: string): Promise<StoredFile | undefined>;
  read(file: StoredFile): Promise<Buffer>;
  write(path: string, owner: string | null, content: Buffer): Promise<void>;
  /** False when there was no such file. */
  remove(path: string): Promise<boolean>;
}

/** @param isLasting a write waits for the disk */
export async function openFileStore(folder: string, isLasting: boolean): Promise<FileStore> {
  await mkdir(folder, { recursive: true });
  const noteOf = (path: string): string =>
    join(folder, `${createHash('sha256').update(path).digest('hex')}.json`);

  // A folder belongs to one process: what was read or written here stays as it is. Every list asks for its photos.
  const notes = new Map<string, StoredFile>();
  let changes = 0;

  const find: FileStore['find'] = async (path) => {
    const known = notes.get(path);
    if (known) return known;
    const asked = changes;
    const text = await readIfThere(noteOf(path));
    if (text === undefined) return undefined;
    const found = noteSchema.parse(JSON.parse(text.toString()));
    // What was read while something changed may be what was there before.
    if (asked === changes && notes.size < MOST_REMEMBERED) notes.set(path, found);
    return found;
  };
  const changing = async <T>(path: string, work: (old: StoredFile | undefined) => Promise<T>): Promise<T> => {
    const old = await find(path);
    changes += 1;
    try {
      return await work(old);
    } finally {
      changes += 1;
      notes.delete(path);
    }
  };
  return {
    find,
    read: ({ blob }) => readFile(join(folder, blob)),
    write: (path, owner, content) =>
      changing(path, async (old) => {
        const blob = `${randomUUID()}.blob`;
        await replace(join(folder, blob), content, isLasting);
        const note = JSON.stringify({ path, owner, size: content.length, blob } satisfies StoredFile);
        await replace(noteOf(path), Buffer.from(note), isLasting);
        if (isLasting) await syncFolder(folder);
        if (old) await rm(join(folder, old.blob), { force: true });
      }),
    remove: (path) =>
      changing(path, async (old) => {
        if (!old) return false;
        await rm(noteOf(path), { force: true });
        await rm(join(folder, old.blob), { force: true });
        return true;
      }),
  };
}

async function replace(file: string, content: Buffer, isLasting: boolean): Promise<void> {
  const temporary = `${file}.${randomUUID()}.tmp`;
  const handle = await open(temporary, 'w');
  try {
    await handle.writeFile(content);
    if (isLasting) await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(temporary, file);
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function readIfThere(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
