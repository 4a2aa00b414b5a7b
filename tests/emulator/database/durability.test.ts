import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Libsql from 'libsql';
import { CRASH } from './crash-collection';
import { definition, failureOf, open, removeTemporary, temporaryFile } from './temporary';

afterEach(removeTemporary);

/** Lets a child insert into the file and kills it in the act; resolves to the ids that it called stored. */
async function insertAndKill(file: string, after: number): Promise<string[]> {
  const script = join(__dirname, 'insert-until-killed.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
    if (output.split('\n').length > after) child.kill('SIGKILL');
  });
  const [, signal] = (await once(child, 'close')) as [number | null, string | null];
  expect(signal).toBe('SIGKILL');
  return output.split('\n').slice(0, -1);
}

test('what was acknowledged survives kill -9, whole, in documents and indexes', async () => {
  const file = temporaryFile();
  const ids = await insertAndKill(file, 40);
  expect(ids.length).toBeGreaterThanOrEqual(40);
  const database = open([CRASH], { file });
  expect(database.count('crash', { _id: { $in: ids.slice(0, 256) } })).toBe(Math.min(ids.length, 256));
  const stored = database.find({ collection: 'crash', filter: {}, sort: [['_id', 1]] });
  expect(stored.map(({ _id }) => _id)).toEqual(expect.arrayContaining(ids));
  const pairs = stored.length / 2;
  expect(database.find({ collection: 'crash', filter: { n: { $gte: 0 } } })).toHaveLength(pairs);
  expect(database.count('crash', { n: { $lt: 0 } })).toBe(pairs);
  expect(database.count('crash', { tags: 'all' })).toBe(pairs);
});

test('notes and documents are there after closing and opening', () => {
  const file = temporaryFile();
  const first = open([CRASH], { file });
  first.insert('crash', [{ _id: 'a', n: 1 }]);
  first.createCollection('extra');
  first.insert('extra', [{ _id: 'e' }]);
  first.writeNote('seed', 'demo');
  first.close();
  first.close();
  expect(failureOf(() => first.find({ collection: 'crash', filter: {}, limit: 1 })).message).toContain(
    'closed',
  );
  const second = open([CRASH], { file });
  expect(second.find({ collection: 'crash', filter: { n: 1 } })).toEqual([{ _id: 'a', n: 1 }]);
  expect(second.find({ collection: 'extra', filter: {}, limit: 5 })).toEqual([{ _id: 'e' }]);
  expect(second.readNote('seed')).toBe('demo');
});

test.each<[string, (file: string) => void, RegExp]>([
  ['that is no database', (file) => writeFileSync(file, 'plain text '.repeat(500)), /not a database/],
  ['that is a folder', (file) => mkdirSync(file), /./],
  ['of another program', (file) => void new Libsql(file).exec('CREATE TABLE t (a)'), /another program/],
  [
    'of a later version',
    (file) => {
      open([CRASH], { file }).close();
      new Libsql(file).exec('PRAGMA user_version=99');
    },
    /format is 99/,
  ],
  [
    'that was cut off',
    (file) => {
      const database = open([CRASH], { file });
      database.insert(
        'crash',
        Array.from({ length: 500 }, (_, n) => ({ n, text: 'x'.repeat(100) })),
      );
      database.close();
      truncateSync(file, 10_000);
    },
    /malformed|short|corrupt/,
  ],
  ['in use', (file) => void open([CRASH], { file }), /locked/],
])('a file %s is refused with its path and the reason', (_, prepare, reason) => {
  const file = temporaryFile();
  prepare(file);
  const { code, message } = failureOf(() => {
    const database = open([CRASH], { file });
    // Damage further inside shows when it is read.
    database.find({ collection: 'crash', filter: {}, sort: [['n', 1]] });
  });
  expect(code).toBe('DATABASE_UNUSABLE');
  expect(message).toContain(file);
  expect(message).toMatch(reason);
});

test('a file in a folder that does not exist is refused', () => {
  const file = join(dirname(temporaryFile()), 'nowhere', 'test.db');
  const { code, message } = failureOf(() => open([CRASH], { file }));
  expect(code).toBe('DATABASE_UNUSABLE');
  expect(message).toContain(file);
});

test('a file that was refused is not touched', () => {
  const file = temporaryFile();
  writeFileSync(file, 'plain text '.repeat(500));
  const before = readFileSync(file);
  failureOf(() => open([CRASH], { file }));
  expect(readFileSync(file)).toEqual(before);
});

const isRoot = process.getuid?.() === 0;
(isRoot ? test.skip : test)('a file that cannot be written is refused', () => {
  const file = temporaryFile();
  open([CRASH], { file }).close();
  chmodSync(file, 0o444);
  expect(failureOf(() => open([CRASH], { file })).code).toBe('DATABASE_UNUSABLE');
});

test('a value that SQLite could not bind is refused before it gets there', () => {
  const database = open([definition('things')]);
  expect(failureOf(() => database.writeNote('key', 'a\0b')).message).toContain('cannot bind');
});
