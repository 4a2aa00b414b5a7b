/** Whether an archive is whole: every entry is there, and is what the manifest says. In one reading, whatever its size. */
import { createHash, type Hash } from 'node:crypto';
import { parseLine } from './ejson';
import {
  collectionOf,
  FILE_LIST,
  FORMAT,
  type FileLine,
  fileLineSchema,
  MANIFEST,
  type Manifest,
  manifestSchema,
  pathOf,
} from './format';
import { linesOf } from './lines';
import { contentOf, type Entry, entriesOf } from './read-archive';
import { sha256 } from './write-archive';

interface Told {
  readonly count: number;
  readonly bytes: number;
  readonly sha256: string;
}

/** What was found so far. */
interface Contents {
  readonly collections: Map<string, Told>;
  /** Of all files, in order: as they stand there, and as the list has them. */
  readonly files: Hash;
  readonly listed: Hash;
  readonly totals: { count: number; bytes: number; missing: number; sha256: string };
  manifest: { readonly told: unknown; readonly id: string } | undefined;
}

async function* hashed(content: AsyncIterable<Buffer>, hash: Hash): AsyncGenerator<Buffer> {
  for await (const chunk of content) {
    hash.update(chunk);
    yield chunk;
  }
}

async function readDocuments({ content }: Entry): Promise<Told> {
  const hash = createHash('sha256');
  let [count, bytes] = [0, 0];
  for await (const line of linesOf(hashed(content, hash))) {
    parseLine(line);
    count += 1;
    bytes += Buffer.byteLength(line) + 1;
  }
  return { count, bytes, sha256: hash.digest('hex') };
}

const fileText = ({ path, size, sha256: digest }: Extract<FileLine, { size: number }>): string =>
  `${JSON.stringify(path)} ${size} ${digest}\n`;

async function readFile(entry: Entry, path: string, { files, totals }: Contents): Promise<void> {
  const content = await contentOf(entry);
  files.update(fileText({ path, size: content.length, sha256: sha256(content), contentType: '' }));
  totals.count += 1;
  totals.bytes += content.length;
}

async function readList({ content }: Entry, { listed, totals }: Contents): Promise<void> {
  const hash = createHash('sha256');
  for await (const text of linesOf(hashed(content, hash))) {
    const line = fileLineSchema.parse(JSON.parse(text));
    if ('missing' in line) totals.missing += 1;
    else listed.update(fileText(line));
  }
  totals.sha256 = hash.digest('hex');
}

async function readEntry(entry: Entry, found: Contents): Promise<void> {
  const [collection, path] = [collectionOf(entry.name), pathOf(entry.name)];
  if (found.manifest) throw new Error('清单之后还有内容');
  if (collection !== undefined) found.collections.set(collection, await readDocuments(entry));
  else if (path !== undefined) await readFile(entry, path, found);
  else if (entry.name === FILE_LIST) await readList(entry, found);
  else if (entry.name === MANIFEST) {
    const content = await contentOf(entry);
    found.manifest = { told: JSON.parse(content.toString()) as unknown, id: sha256(content) };
  } else throw new Error(`多出了 ${entry.name}`);
}

function manifestOf({ manifest }: Contents): Manifest {
  if (!manifest) throw new Error('没有清单，备份没有做完');
  const { told } = manifest;
  const format = typeof told === 'object' && told !== null && 'format' in told ? told.format : undefined;
  if (format !== FORMAT) throw new Error(`格式是 ${String(format)}，这个版本的修达只认得 ${FORMAT}`);
  return manifestSchema.parse(told);
}

const isSame = (one: object, other: object | undefined): boolean =>
  other !== undefined &&
  Object.entries(one).every(([key, value]) => (other as Record<string, unknown>)[key] === value);

function check(found: Contents): Manifest {
  const manifest = manifestOf(found);
  for (const { name, ...expected } of manifest.collections) {
    if (!isSame(expected, found.collections.get(name))) throw new Error(`集合 ${name} 对不上`);
  }
  if (manifest.collections.length !== found.collections.size) throw new Error('集合的数量对不上');
  const areFilesSame = found.files.digest('hex') === found.listed.digest('hex');
  if (!areFilesSame || !isSame(manifest.files, found.totals)) throw new Error('文件对不上');
  return manifest;
}

/**
 * @returns the manifest, and the digest that tells this archive from every other
 * @throws Error one sentence that says what is wrong with the archive
 */
export async function verifyArchive(file: string): Promise<{ manifest: Manifest; id: string }> {
  const found: Contents = {
    collections: new Map(),
    files: createHash('sha256'),
    listed: createHash('sha256'),
    totals: { count: 0, bytes: 0, missing: 0, sha256: '' },
    manifest: undefined,
  };
  try {
    for await (const entry of entriesOf(file)) await readEntry(entry, found);
    return { manifest: check(found), id: found.manifest?.id ?? '' };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new Error(`没有这个文件：${file}`);
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`备份文件 ${file} 不完整或已损坏（${reason}），请换一份备份`, { cause: error });
  }
}
