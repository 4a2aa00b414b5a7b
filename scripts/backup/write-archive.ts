/** Writes an archive entry by entry; what is written waits for the disk. */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { type Header, pack } from 'tar-stream';

/** Personal data: for whoever made it, and nobody else. */
export const PRIVATE = 0o600;

export interface ArchiveWriter {
  add(name: string, content: Buffer): Promise<void>;
  addFile(name: string, file: string): Promise<void>;
  /** Resolves when everything is on the disk. */
  end(): Promise<void>;
}

export const sha256 = (content: Buffer | string): string =>
  createHash('sha256').update(content).digest('hex');

async function sync(file: string): Promise<void> {
  const handle = await open(file, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** @throws Error where the file is there already, and whatever the disk says */
export function writeArchive(file: string): ArchiveWriter {
  const tar = pack();
  const written = pipeline(tar, createGzip(), createWriteStream(file, { flags: 'wx', mode: PRIVATE }));
  written.catch(() => undefined);
  const header = (name: string, size: number): Partial<Header> & Pick<Header, 'name'> => ({
    ...{ name, size, mode: PRIVATE, mtime: new Date() },
  });
  /** An entry only says that it was broken off; why is known to what it was written to. */
  const orReason = async (work: Promise<unknown>): Promise<void> => {
    try {
      await work;
    } catch (error) {
      tar.destroy();
      const reason: unknown = await written.then(
        () => error,
        (cause: unknown) => cause,
      );
      throw (reason as NodeJS.ErrnoException).code === 'ERR_STREAM_PREMATURE_CLOSE' ? error : reason;
    }
  };
  return {
    add: (name, content) =>
      orReason(
        new Promise<void>((resolve, reject) => {
          tar.entry(header(name, content.length), content, (error) => (error ? reject(error) : resolve()));
        }),
      ),
    async addFile(name, source) {
      const { size } = await stat(source);
      await orReason((async () => pipeline(createReadStream(source), tar.entry(header(name, size))))());
    },
    async end() {
      tar.finalize();
      await written;
      await sync(file);
    },
  };
}
