import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CollectionDefinition, IndexDefinition } from '../../../cloudbase/definitions';
import {
  type Database,
  type DatabaseErrorCode,
  type DatabaseOptions,
  openDatabase,
} from '../../../emulator/cloud/database';

const folders: string[] = [];
const databases: Database[] = [];

/** A folder of its own for a test; `removeTemporary` takes it away. */
export function temporaryFile(name = 'test.db'): string {
  const folder = mkdtempSync(join(tmpdir(), 'database-test-'));
  folders.push(folder);
  return join(folder, name);
}

export const definition = (name: string, ...indexes: IndexDefinition[]): CollectionDefinition => ({
  name,
  permission: 'ADMINONLY',
  indexes,
});

/** Opens a database that `removeTemporary` closes; strict, in a new file, unless told otherwise. */
export function open(
  collections: readonly CollectionDefinition[],
  options: Partial<DatabaseOptions> = {},
): Database {
  const database = openDatabase({ file: temporaryFile(), strict: true, collections, ...options });
  databases.push(database);
  return database;
}

export function removeTemporary() {
  for (const database of databases.splice(0)) database.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** The code and message of what `work` throws; fails where it does not throw. */
export function failureOf(work: () => unknown): { code: DatabaseErrorCode | undefined; message: string } {
  try {
    work();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { code: 'code' in error ? (error.code as DatabaseErrorCode) : undefined, message: error.message };
  }
  throw new Error('it did not fail');
}
