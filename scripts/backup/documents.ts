/**
 * Documents of an environment as text. The SDK's `get()` makes JavaScript values of them, and some do not survive it (seen with
 * @cloudbase/node-sdk 3.17.2: an ObjectId becomes `{}`, a 64-bit number loses digits, a point off the globe throws). Its
 * own requester, beneath that, carries Extended JSON both ways: what is read is what was stored.
 */
import type { CloudBase } from '@cloudbase/node-sdk';
import * as z from 'zod/mini';
import { canonical, canonicalOf, parseLine } from './ejson';
import { patiently, type Wait } from './patience';

/** The platform answers at most 1000 documents and 16 MB at once; a quarter of that leaves room for documents that grow. */
const MOST_DOCUMENTS = 1000;
const PAGE_BYTES = 4 * 1024 * 1024;
const FIRST_PAGE = 100;
const TIMEOUT_MS = 60_000;

/** Of text, that is; every query is to be served by an index. */
const EVERY_ID = canonicalOf({ _id: { $gte: '' } });

const listSchema = z.object({ data: z.object({ list: z.array(z.string()) }) });
const countSchema = z.object({ data: z.object({ total: z.int() }) });

/** All lines are canonical Extended JSON. */
export interface Documents {
  /** Every document in the order of `_id`, a page at a time. @throws Error where an `_id` is no text */
  pages(collection: string): AsyncGenerator<string[]>;
  /** Those that are there, in any order. */
  ofIds(collection: string, ids: readonly string[]): Promise<string[]>;
  /** Some of them. */
  first(collection: string, limit: number): Promise<string[]>;
  count(collection: string): Promise<number>;
  /** All are new. @throws Error where one is there already, or the answer was lost */
  insert(collection: string, lines: readonly string[]): Promise<void>;
  /** Whole, whether or not it is there. */
  put(collection: string, line: string): Promise<void>;
  remove(collection: string, id: string): Promise<void>;
}

interface Requester {
  send(action: string, params: object, options: { readonly timeout: number }): Promise<unknown>;
}

function requesterOf(cloud: CloudBase): Requester {
  const database = cloud.database() as unknown as {
    readonly config: object;
    readonly constructor: { readonly reqClass: new (config: object) => Requester };
  };
  return new database.constructor.reqClass(database.config);
}

/** How many to ask for next, so that they fit. */
const nextLimit = (lines: readonly string[]): number => {
  const bytes = lines.reduce((sum, line) => sum + Buffer.byteLength(line), 0);
  return Math.min(MOST_DOCUMENTS, Math.max(1, Math.floor((PAGE_BYTES * lines.length) / Math.max(bytes, 1))));
};

export function openDocuments(cloud: CloudBase, wait: Wait): Documents {
  const requester = requesterOf(cloud);
  const send = (action: string, collectionName: string, params: object): Promise<unknown> =>
    requester.send(
      `database.${action}`,
      { collectionName, queryType: 'WHERE', ...params },
      { timeout: TIMEOUT_MS },
    );
  const patient = <T>(name: string, work: (failures: number) => Promise<T>): Promise<T> =>
    patiently(`访问集合 ${name} `, wait, work);

  async function find(name: string, query: object, order: 1 | -1, limit: number): Promise<string[]> {
    const params = { query: canonicalOf(query), order: canonicalOf({ _id: order }), limit };
    return listSchema.parse(await send('getDocument', name, params)).data.list.map(canonical);
  }

  return {
    async *pages(name) {
      // Numbers sort before text and everything else after it: where both ends are text, all are.
      for (const line of await patient(name, () => find(name, {}, -1, 1))) parseLine(line);
      let limit = FIRST_PAGE;
      let query = {};
      for (;;) {
        // A page that does not come may be too large to come.
        const page = await patient(name, (failures) =>
          find(name, query, 1, Math.max(1, Math.floor(limit / 2 ** failures))),
        );
        const last = page.at(-1);
        if (last === undefined) return;
        yield page;
        query = { _id: { $gt: parseLine(last)._id } };
        limit = nextLimit(page);
      }
    },
    ofIds: (name, ids) => patient(name, () => find(name, { _id: { $in: ids } }, 1, MOST_DOCUMENTS)),
    first: (name, limit) => patient(name, () => find(name, {}, 1, limit)),
    count: (name) =>
      patient(
        name,
        async () => countSchema.parse(await send('calculateDocument', name, { query: EVERY_ID })).data.total,
      ),
    insert: async (name, lines) => void (await send('insertDocument', name, { data: lines })),
    put: (name, line) =>
      patient(name, async () => {
        const { _id, ...fields } = parseLine(line);
        const target = { query: canonicalOf({ _id }), data: JSON.stringify(fields) };
        await send('modifyDocument', name, {
          ...target,
          queryType: 'DOC',
          multi: false,
          merge: false,
          upsert: true,
        });
      }),
    remove: (name, id) =>
      patient(name, async () => {
        await send('removeDocument', name, {
          query: canonicalOf({ _id: id }),
          queryType: 'DOC',
          multi: false,
        });
      }),
  };
}
