/** Keyset paging through what has happened: on `at` and `_id`, newest first, never skip. */
import { command, type Data, database } from '../sdk';

/** Where a page ended: the sort key of its last row. */
export interface Position {
  readonly since: Date;
  readonly id: string;
  /** Of a row in a list that is ordered by rank first; UNRANKED where the row has none. */
  readonly rank?: number;
  /** Of a row in a list of what fits best first: how many of FITS hold. */
  readonly fit?: number;
}

export const UNRANKED = -1;

const beyond = ({ since, id }: Position): unknown =>
  command.or({ at: command.lt(since) }, { at: since, _id: command.lt(id) });

/** Up to `limit` documents with these values and one more, which tells whether another page follows. */
export async function newestFirst<Row>(
  collection: string,
  wanted: Data,
  limit: number,
  after?: Position,
): Promise<Row[]> {
  const { data } = await database
    .collection(collection)
    .where(after ? command.and(wanted, beyond(after)) : wanted)
    .orderBy('at', 'desc')
    .orderBy('_id', 'desc')
    .limit(limit + 1)
    .get();
  return data as Row[];
}
