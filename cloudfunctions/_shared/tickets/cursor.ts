/** The cursor of a list: opaque to the client, refused where it was not made here. */
import { AppError } from '@xiuda/domain';
import type { Position } from '../store/ticket-lists';

export const encodeCursor = ({ since, id }: Position): string =>
  Buffer.from(JSON.stringify([since.getTime(), id])).toString('base64url');

/** @throws AppError INVALID_INPUT */
export function decodeCursor(cursor: string): Position {
  try {
    const [at, id, ...rest] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[];
    const since = new Date(at as number);
    if (Number.isInteger(at) && !Number.isNaN(since.getTime()) && typeof id === 'string' && !rest.length) {
      return { since, id };
    }
  } catch {
    // Anything that does not read as a cursor is refused below.
  }
  throw new AppError('INVALID_INPUT', { cursor: '列表已过期，请刷新' });
}
