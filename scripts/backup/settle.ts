/** Brings documents to stand as the archive has them, however far an earlier try came. */
import type { Documents } from './documents';
import { isSameDocument, parseLine } from './ejson';

/** Those that are not there, or are otherwise. */
async function differing(
  documents: Documents,
  collection: string,
  lines: readonly string[],
): Promise<string[]> {
  const ids = lines.map((line) => parseLine(line)._id);
  const found = await documents.ofIds(collection, ids);
  const there = new Map(found.map((line) => [parseLine(line)._id, line]));
  return lines.filter((line, at) => {
    const standing = there.get(ids[at] ?? '');
    return standing === undefined || !isSameDocument(standing, line);
  });
}

/** @returns how many were missing or otherwise, and are not any more */
export async function settle(
  documents: Documents,
  collection: string,
  lines: readonly string[],
): Promise<number> {
  const wanting = await differing(documents, collection, lines);
  for (const line of wanting) await documents.put(collection, line);
  return wanting.length;
}

/** The same where nothing is expected to be there: at once. What is refused, or not answered, is looked at one by one. */
export async function insertOrSettle(
  documents: Documents,
  collection: string,
  lines: readonly string[],
): Promise<void> {
  try {
    await documents.insert(collection, lines);
  } catch {
    await settle(documents, collection, lines);
  }
}
