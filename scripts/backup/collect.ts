/**
 * Reads every document to the disk, twice at least. People go on working meanwhile, and the database has no picture of one moment; but
 * where two readings after each other are equal, it stood just so between them ("double collect").
 */
import { createHash } from 'node:crypto';
import { open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { collections } from '../../cloudbase';
import type { Documents } from './documents';
import { parseLine, textsIn } from './ejson';
import type { CollectionSummary } from './format';
import { isOfTheEnvironment } from './marks';
import { codeOf, NO_COLLECTION } from './patience';
import type { Telling } from './telling';
import { PRIVATE } from './write-archive';

/** Readings, before a busy environment is taken as it is. */
const MOST_READINGS = 3;

/** What others refer to is read after them, so that nothing refers to what came later; in this order. */
const REFERRED_TO = ['tickets', 'materials', 'routes', 'places', 'catalog', 'staff', 'accounts', 'settings'];

const READING_ORDER: readonly string[] = [
  ...collections.map(({ name }) => name).filter((name) => !REFERRED_TO.includes(name)),
  ...REFERRED_TO,
];

/** Of files that documents speak of; `false` where nobody may have put one yet. */
export type Paths = ReadonlyMap<string, boolean>;

export interface Collected {
  readonly collections: readonly CollectionSummary[];
  /** Collections that the environment does not have. */
  readonly absent: readonly string[];
  /** Changed between the last two readings. */
  readonly moving: readonly string[];
  readonly paths: Paths;
  readonly startedAt: Date;
  readonly endedAt: Date;
}

/** Where the lines of a collection stand. */
export const linesFile = (folder: string, name: string): string => join(folder, `${name}.ndjson`);

type Document = ReturnType<typeof parseLine>;

/** Of slots that somebody may have uploaded to, and of what is being made: recorded before they are files. */
const plannedPath = (name: string, { _id, path }: Document): unknown =>
  name === 'files' && _id.includes('/') ? _id : name === 'exports' ? path : undefined;

function notePaths(paths: Map<string, boolean>, prefix: string, name: string, document: Document): void {
  const planned = plannedPath(name, document);
  if (typeof planned === 'string') paths.set(planned, paths.get(planned) ?? false);
  for (const text of textsIn(document)) {
    if (text.startsWith(prefix)) paths.set(text.slice(prefix.length), true);
  }
}

interface Source {
  readonly documents: Documents;
  readonly prefix: string;
  readonly folder: string;
  readonly telling: Telling;
}

async function readCollection(
  { documents, prefix, folder, telling }: Source,
  name: string,
  paths: Map<string, boolean>,
): Promise<CollectionSummary> {
  const hash = createHash('sha256');
  let [count, bytes] = [0, 0];
  const file = await open(`${linesFile(folder, name)}.new`, 'w', PRIVATE);
  try {
    for await (const page of documents.pages(name)) {
      const lines = page.filter((line) => !isOfTheEnvironment(name, parseLine(line)._id));
      for (const line of lines) notePaths(paths, prefix, name, parseLine(line));
      const text = Buffer.from(lines.map((line) => `${line}\n`).join(''));
      hash.update(text);
      await file.writeFile(text);
      count += lines.length;
      bytes += text.length;
      telling.at(`${name} ${count} 条`);
    }
  } finally {
    await file.close();
  }
  await rename(`${linesFile(folder, name)}.new`, linesFile(folder, name));
  return { name, count, bytes, sha256: hash.digest('hex') };
}

type Reading = ReadonlyMap<string, CollectionSummary>;

async function readAll(source: Source, paths: Map<string, boolean>, absent: Set<string>): Promise<Reading> {
  const reading = new Map<string, CollectionSummary>();
  for (const name of READING_ORDER.filter((one) => !absent.has(one))) {
    try {
      reading.set(name, await readCollection(source, name, paths));
    } catch (error) {
      if (codeOf(error) !== NO_COLLECTION) throw error;
      absent.add(name);
    }
  }
  return reading;
}

const changed = (before: Reading, after: Reading): string[] =>
  [...after.values()].flatMap(({ name, sha256 }) => (before.get(name)?.sha256 === sha256 ? [] : [name]));

/** @throws Error where a collection cannot be read */
export async function collect(source: Source): Promise<Collected> {
  const startedAt = new Date();
  const absent = new Set<string>();
  let reading: Reading = new Map();
  let moving: string[] = [];
  let paths = new Map<string, boolean>();
  for (let times = 1; times <= MOST_READINGS; times += 1) {
    await source.telling.stage(times === 1 ? '读取数据' : `第 ${times} 次读取，核对期间的变化`);
    paths = new Map();
    const next = await readAll(source, paths, absent);
    moving = changed(reading, next);
    reading = next;
    if (times > 1 && moving.length === 0) break;
  }
  return {
    collections: [...reading.values()],
    absent: [...absent],
    moving,
    paths,
    startedAt,
    endedAt: new Date(),
  };
}
