/** Everything that is stored, as one fingerprint per document, so that a test can say that nothing changed. */
import { createHash } from 'node:crypto';
import { serialize } from 'node:v8';
import { collections } from '../../cloudbase';
import type { StoredDocument, TestCloud } from './cloud';

interface Fingerprint {
  readonly print: string;
  /** The person whose document this is, by its openid. */
  readonly owner: unknown;
}

/** `tickets/<id>` → fingerprint. */
export type Fingerprints = ReadonlyMap<string, Fingerprint>;

/** Collections with one document for each person. */
const BY_PERSON = ['accounts', 'grants'];

/** A wrong guess at the roster is counted, though it is refused: the one thing that a refusal may write. */
const lessCounted = ({ bindFailures: _, ...document }: StoredDocument): object => document;

const fingerprint = (collection: string, document: StoredDocument): Fingerprint => ({
  print: createHash('sha1')
    .update(serialize(lessCounted(document)))
    .digest('hex'),
  owner: BY_PERSON.includes(collection) ? document._id : document.openid,
});

export async function fingerprints(cloud: TestCloud): Promise<Fingerprints> {
  const lists = await Promise.all(
    collections.map(async ({ name }) => {
      const documents = await cloud.documents(name);
      return documents.map((document) => [`${name}/${document._id}`, fingerprint(name, document)] as const);
    }),
  );
  return new Map(lists.flat());
}

/** Documents that were made, changed or removed in between. */
export const changedBetween = (before: Fingerprints, after: Fingerprints): string[] =>
  [...new Set([...before.keys(), ...after.keys()])].filter(
    (key) => before.get(key)?.print !== after.get(key)?.print,
  );
