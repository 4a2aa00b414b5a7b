/** Pages of lists as operations give them: with a cursor that is opaque to the client and refused where it was not made here. */
import { AppError, FITS } from '@xiuda/domain';
import * as z from 'zod/mini';
import { type Position, UNRANKED } from './store/newest-first';

const STALE = '列表已过期，请刷新';
const PAGE_SIZE = 20;

/** `fit` goes with a `rank` only. */
export const encodeCursor = ({ since, id, rank, fit }: Position): string => {
  const order = [rank, fit].filter((level) => level !== undefined);
  return Buffer.from(JSON.stringify([since.getTime(), id, ...order])).toString('base64url');
};

const isFit = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= FITS.length;

const isRank = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= UNRANKED;

function positionIn(cursor: string): Position | undefined {
  try {
    const [at, id, ...ranks] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[];
    const since = new Date(at as number);
    const isMoment = Number.isInteger(at) && !Number.isNaN(since.getTime());
    if (!isMoment || typeof id !== 'string') return undefined;
    const [rank, fit] = ranks;
    if (!ranks.length) return { since, id };
    if (ranks.length === 1 && isRank(rank)) return { since, id, rank };
    if (ranks.length === 2 && isRank(rank) && isFit(fit)) return { since, id, rank, fit };
  } catch {
    // Anything that does not read as a cursor is none.
  }
  return undefined;
}

/** @throws AppError INVALID_INPUT */
export function decodeCursor(cursor: string): Position {
  const position = positionIn(cursor);
  if (!position) throw new AppError('INVALID_INPUT', { cursor: STALE });
  return position;
}

const position = z.transform((cursor: string, context) => {
  const found = positionIn(cursor);
  if (found) return found;
  context.issues.push({ code: 'custom', input: cursor, message: STALE });
  return z.NEVER;
});

/** Of a list's input: where the page before ended; absent for the first. */
export const CURSOR = z.optional(z.pipe(z.string(STALE).check(z.maxLength(300, STALE)), position));

interface Page<Row> {
  readonly page: Row[];
  readonly nextCursor: string | null;
}

/** @param found up to `limit` rows and one more where another page follows */
export function cutPage<Row>(
  found: readonly Row[],
  limit: number,
  positionOf: (row: Row) => Position,
): Page<Row> {
  const page = found.slice(0, limit);
  const last = found.length > limit ? page.at(-1) : undefined;
  return { page, nextCursor: last ? encodeCursor(positionOf(last)) : null };
}

/** A page of what has happened. @param read up to `limit` rows and one more, newest first */
export async function newestPage<Row extends { readonly _id: string; readonly at: Date }>(
  read: (limit: number, after?: Position) => Promise<readonly Row[]>,
  after: Position | undefined,
): Promise<Page<Row>> {
  return cutPage(await read(PAGE_SIZE, after), PAGE_SIZE, ({ at, _id }) => ({ since: at, id: _id }));
}
