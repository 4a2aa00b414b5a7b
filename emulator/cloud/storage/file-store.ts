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

export interface FileStore {
  find(path: string): Promise<StoredFile | undefined>;
  read(file: StoredFile): Promise<Buffer>;
  write(path: string, owner: string | null, content: Buffer): Promise<void>;
  /** False when there was no such file. */
  remove(path: string): Promise<boolean>;
}

export async function openFileStore(folder: string): Promise<FileStore> {
  await mkdir(folder, { recursive: true });
  const noteOf = (path: string): string =>
    join(folder, `${createHash('sha256').update(path).digest('hex')}.json`);

  const find: FileStore['find'] = async (path) => {
    const text = await readIfThere(noteOf(path));
    return text === undefined ? undefined : noteSchema.parse(JSON.parse(text.toString()));
  };
  return {
    find,
    read: ({ blob }) => readFile(join(folder, blob)),
    async write(path, owner, content) {
      const old = await find(path);
      const blob = `${randomUUID()}.blob`;
      await writeDurably(join(folder, blob), content);
      const note = JSON.stringify({ path, owner, size: content.length, blob } satisfies StoredFile);
      await writeDurably(noteOf(path), Buffer.from(note));
      await syncFolder(folder);
      if (old) await rm(join(folder, old.blob), { force: true });
    },
    async remove(path) {
      const old = await find(path);
      if (!old) return false;
      await rm(noteOf(path), { force: true });
      await rm(join(folder, old.blob), { force: true });
      return true;
    },
  };
}

async function writeDurably(file: string, content: Buffer): Promise<void> {
  const temporary = `${file}.${randomUUID()}.tmp`;
  const handle = await open(temporary, 'w');
  try {
    await handle.writeFile(content);
    await handle.sync();
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
