/** What deploy, migrations, the timer and a restore note of the environment itself, among its settings. */
import * as z from 'zod/mini';
import type { Documents } from './documents';
import { canonicalOf, decoded } from './ejson';

const SETTINGS = 'settings';
const MARK = 'restoring';
const MIGRATIONS = 'migrations';

/** They tell of the environment, not of the institution: each environment keeps its own, and an archive has none of them. */
export const OF_THE_ENVIRONMENT: readonly string[] = ['deployed', MIGRATIONS, 'swept', MARK];
export const isOfTheEnvironment = (collection: string, id: string): boolean =>
  collection === SETTINGS && OF_THE_ENVIRONMENT.includes(id);

const markSchema = z.strictObject({
  _id: z.literal(MARK),
  /** Which archive, by the digest of its manifest. */
  archive: z.string(),
  startedAt: z.date(),
  /** What stood there before, `<collection>/<_id>`, and the last migration of what is deployed. */
  stood: z.array(z.string()),
  migration: z.int(),
});
/** A restore is under way: the timer rests, and nothing else is restored in here. */
export type Mark = z.infer<typeof markSchema>;

const migrationsSchema = z.object({ done: z.int().check(z.minimum(0)) });

async function read(documents: Documents, id: string): Promise<unknown> {
  const [line] = await documents.ofIds(SETTINGS, [id]);
  return line === undefined ? undefined : decoded(line);
}

/** @throws Error with the code of a missing collection where there are no settings */
export async function readMark(documents: Documents): Promise<Mark | undefined> {
  const found = await read(documents, MARK);
  return found === undefined ? undefined : markSchema.parse(found);
}

/** @throws Error where somebody else has begun a restore meanwhile */
export async function keepMark(documents: Documents, mark: Omit<Mark, '_id'>): Promise<void> {
  try {
    await documents.insert(SETTINGS, [canonicalOf({ _id: MARK, ...mark })]);
  } catch (error) {
    // An earlier run of the same archive left it, or the answer was lost.
    if ((await readMark(documents))?.archive !== mark.archive) throw error;
  }
}

export const removeMark = (documents: Documents): Promise<void> => documents.remove(SETTINGS, MARK);

/** The last migration that the documents went through; 0 before the first. */
export async function readMigration(documents: Documents): Promise<number> {
  const found = await read(documents, MIGRATIONS);
  return found === undefined ? 0 : migrationsSchema.parse(found).done;
}

export const putMigration = (documents: Documents, done: number): Promise<void> =>
  documents.put(SETTINGS, canonicalOf({ _id: MIGRATIONS, done, at: new Date() }));
