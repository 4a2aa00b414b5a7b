/**
 * Changes of stored shapes, in their order (ADR 40). `npm run deploy` runs them once the functions are there, `npm start` on an older
 * folder, `npm run migrate` alone.
 */
import type { Database } from '../cloud/data';
import { placesAreDocuments } from './0001-places-are-documents';
import { materialsAreDocuments } from './0002-materials-are-documents';
import { photosOfTicketsStay } from './0003-photos-of-tickets-stay';
import { ticketsKnowTheirStage } from './0004-tickets-know-their-stage';
import type { Migration } from './migration';
import { isNew, readRecord, writeRecord } from './record';

export type { Migration } from './migration';

export const MIGRATIONS: readonly Migration[] = [
  placesAreDocuments,
  materialsAreDocuments,
  photosOfTicketsStay,
  ticketsKnowTheirStage,
];

export const NEWEST = MIGRATIONS.length;

/** What an environment has done; a new one has nothing to do. @throws Error where it belongs to a newer program */
async function doneBy(db: Database): Promise<number> {
  const done = (await readRecord(db)) ?? ((await isNew(db)) ? NEWEST : 0);
  if (done > NEWEST) {
    throw new Error(
      `这个环境的数据由更新的版本升级过（第 ${done} 步），这里的程序只到第 ${NEWEST} 步。请换用新版本的程序`,
    );
  }
  return done;
}

/**
 * What this environment still needs, in order. Only reads.
 * @throws Error one sentence, where a newer version has been at work there
 */
export async function pending(db: Database): Promise<readonly Migration[]> {
  const done = await doneBy(db);
  return MIGRATIONS.filter(({ number }) => number > done);
}

export interface MigrateOptions {
  /** @param done documents of this migration that were looked at @param total how many there are */
  readonly onProgress?: (migration: Migration, done: number, total: number) => void;
}

export interface Migrated {
  readonly migration: Migration;
  /** Documents that it wrote. */
  readonly written: number;
}

/**
 * Runs what is pending. May break off at any moment and be called again; people go on working meanwhile.
 * @returns what it did; empty where nothing was pending
 * @throws Error one sentence, where a newer version has been at work there or something stored cannot be understood
 */
export async function migrate(
  db: Database,
  { onProgress }: MigrateOptions = {},
): Promise<readonly Migrated[]> {
  const migrated: Migrated[] = [];
  for (const migration of await pending(db)) {
    const written = await migration.run(db, (done, total) => onProgress?.(migration, done, total));
    await writeRecord(db, migration.number);
    migrated.push({ migration, written });
  }
  await writeRecord(db, NEWEST);
  return migrated;
}
