/** Reads an archive, entry by entry. */
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';

export interface Entry {
  readonly name: string;
  readonly content: AsyncIterable<Buffer>;
}

/** In the order of the archive; what the reader leaves of an entry is skipped. @throws Error where the archive is cut or damaged */
export async function* entriesOf(file: string): AsyncGenerator<Entry> {
  const tar = extract();
  const read = pipeline(createReadStream(file), createGunzip(), tar);
  read.catch(() => undefined);
  try {
    for await (const entry of tar) {
      yield { name: entry.header.name, content: entry as AsyncIterable<Buffer> };
      entry.resume();
    }
    await read;
  } finally {
    tar.destroy();
  }
}

export async function contentOf({ content }: Entry): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of content) chunks.push(chunk);
  return Buffer.concat(chunks);
}
