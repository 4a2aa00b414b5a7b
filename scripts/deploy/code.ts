/** A function's folder: told by one digest, uploaded as one archive. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';

type Files = readonly (readonly [path: string, bytes: Uint8Array])[];

function filesOf(folder: string): Files {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => [file.slice(folder.length + 1).replaceAll('\\', '/'), readFileSync(file)] as const);
}

/** sha256 (hex) over names and bytes of all files in it: times and the archive's own bytes are left out. */
export function codeDigest(folder: string): string {
  const hash = createHash('sha256');
  for (const [path, bytes] of filesOf(folder)) hash.update(`${path}\0${bytes.length}\0`).update(bytes);
  return hash.digest('hex');
}

/** As old as an archive can be: the same folder is the same archive. */
const NO_TIME = new Date(1980, 0, 1);

export const zipOf = (folder: string): Buffer =>
  Buffer.from(zipSync(Object.fromEntries(filesOf(folder)), { mtime: NO_TIME }));

/** What the platform keeps with the function, in the characters that it allows there (letters, digits, blanks, points). */
const PREFIX = 'xiuda code sha256 ';

export const descriptionOf = (digest: string): string => `${PREFIX}${digest}`;

export const digestIn = (description: string | undefined): string | undefined =>
  new RegExp(`^${PREFIX}([0-9a-f]{64})$`).exec(description ?? '')?.[1];
