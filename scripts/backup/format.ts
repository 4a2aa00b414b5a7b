/**
 * The archive, format 1, a tar in a gzip:
 * - `documents/<collection>.ndjson`: a document to a line, canonical Extended JSON, in the order of `_id`;
 * - `files/<path>`: the files of the storage;
 * - `files.ndjson`: a line per file that a document speaks of;
 * - `manifest.json`, last: an archive that was cut has none.
 */
import * as z from 'zod/mini';

export const FORMAT = 1;
export const MANIFEST = 'manifest.json';
export const FILE_LIST = 'files.ndjson';
const DOCUMENTS = /^documents\/([\w-]+)\.ndjson$/;
const FILES = 'files/';

export const documentsEntry = (collection: string): string => `documents/${collection}.ndjson`;
export const fileEntry = (path: string): string => FILES + path;
/** `undefined` where the entry holds something else. */
export const collectionOf = (entry: string): string | undefined => DOCUMENTS.exec(entry)?.[1];
export const pathOf = (entry: string): string | undefined =>
  entry.startsWith(FILES) ? entry.slice(FILES.length) : undefined;

const count = z.int().check(z.minimum(0));
const digest = z.string().check(z.regex(/^[0-9a-f]{64}$/));

const collectionSchema = z.strictObject({ name: z.string(), count, bytes: count, sha256: digest });

export const manifestSchema = z.strictObject({
  format: z.literal(FORMAT),
  /** Version of the product that made it. */
  product: z.string(),
  env: z.string(),
  /** What ids of files in the documents begin with. */
  filePrefix: z.string(),
  /** The last migration that these documents went through; 0 before the first. */
  migration: count,
  /** When the first document was read, and the last. */
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime(),
  /** Collections that changed while they were read; with none, everything is as it stood at one moment. */
  moving: z.array(z.string()),
  /** Collections that the environment did not have. */
  absent: z.array(z.string()),
  collections: z.array(collectionSchema),
  /** `missing`: how many a document speaks of that are not there any more. `sha256`: of the list. */
  files: z.strictObject({ count, bytes: count, missing: count, sha256: digest }),
});

export type Manifest = z.infer<typeof manifestSchema>;
export type CollectionSummary = z.infer<typeof collectionSchema>;

export const fileLineSchema = z.union([
  z.strictObject({ path: z.string(), size: count, sha256: digest, contentType: z.string() }),
  z.strictObject({ path: z.string(), missing: z.literal(true) }),
]);
export type FileLine = z.infer<typeof fileLineSchema>;
