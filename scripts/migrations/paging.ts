/** Every document of a collection, in the order of their ids: what comes and goes meanwhile moves no page. */
import type { Database } from '../cloud/data';

const PAGE = 100;
/** Documents that are worked on beside each other. */
const LANES = 10;

export interface Stored {
  readonly _id: string;
}

export interface EachOptions {
  /** The fields that are read; all of them unless told. */
  readonly fields?: readonly string[];
  /** Called after each page. */
  readonly onPage: (done: number, total: number) => void;
}

type Query = ReturnType<ReturnType<Database['collection']>['where']>;

const only = (query: Query, fields: readonly string[] | undefined): Query =>
  fields ? query.field(Object.fromEntries(fields.map((field) => [field, true]))) : query;

async function inLanes<T>(things: readonly T[], work: (thing: T) => Promise<void>): Promise<void> {
  for (let at = 0; at < things.length; at += LANES) {
    await Promise.all(things.slice(at, at + LANES).map(work));
  }
}

export async function forEach<T extends Stored>(
  db: Database,
  collection: string,
  { fields, onPage }: EachOptions,
  work: (document: T) => Promise<void>,
): Promise<void> {
  const beyond = (id: string) => db.collection(collection).where({ _id: db.command.gt(id) });
  const total = (await beyond('').count()).total ?? 0;
  let [done, last] = [0, ''];
  for (;;) {
    const { data } = await only(beyond(last).orderBy('_id', 'asc').limit(PAGE), fields).get();
    const page = data as T[];
    await inLanes(page, work);
    done += page.length;
    if (page.length > 0) onPage(done, Math.max(done, total));
    if (page.length < PAGE) return;
    last = page.at(-1)?._id ?? last;
  }
}
