/** Everything that is stored, as one fingerprint per document, so that a test can say that nothing changed. */
import { createHash } from 'node:crypto';
import { collections } from '../../cloudbase';
import type { Cloud } from '../../emulator/cloud';
import { toText } from '../../emulator/cloud/database/stored-text';
import type { StoredDocument, TestCloud } from './cloud';
import { sendForJson } from './http';

interface Fingerprint {
  readonly print: string;
  /** The person whose document this is, by its openid. */
  readonly owner: unknown;
}

type Entry = readonly [key: string, Fingerprint];

/** `tickets/<id>` → fingerprint. */
export type Fingerprints = ReadonlyMap<string, Fingerprint>;

/** Collections with one document for each person. */
const BY_PERSON = ['accounts', 'grants'];

const EVERYTHING = 1_000_000;

/** A wrong guess at the roster is counted, though it is refused: the one thing that a refusal may write. */
const lessCounted = ({ bindFailures: _, ...document }: StoredDocument): Record<string, unknown> => document;

const fingerprint = (collection: string, document: StoredDocument): Fingerprint => ({
  print: createHash('sha1')
    .update(toText(lessCounted(document)))
    .digest('base64'),
  owner: BY_PERSON.includes(collection) ? document._id : document.openid,
});

/** Made where the documents are: they need not travel. */
export const fingerprintsOf = (database: Cloud['database']): Entry[] =>
  collections.flatMap(({ name }) =>
    database
      .find({ collection: name, filter: {}, limit: EVERYTHING })
      .map((document): Entry => [`${name}/${document._id}`, fingerprint(name, document)]),
  );

export const fingerprints = async (cloud: TestCloud): Promise<Fingerprints> =>
  new Map(await sendForJson<Entry[]>(`${cloud.url}/test/fingerprints`));

/** Documents that were made, changed or removed in between. */
export const changedBetween = (before: Fingerprints, after: Fingerprints): string[] =>
  [...new Set([...before.keys(), ...after.keys()])].filter(
    (key) => before.get(key)?.print !== after.get(key)?.print,
  );
