/** A function that is no transition: one resource, an `op` per file. */
import { AppError } from '@xiuda/domain';
import { respond } from './respond';

/** `input` is the event without its `op`; each operation parses it. */
export type Operation<T> = (input: Record<string, unknown>, openid: string) => Promise<T>;

export const resource = (operations: Readonly<Record<string, Operation<unknown>>>) =>
  respond(async (event, openid) => {
    const { op, ...input } = (event ?? {}) as Record<string, unknown>;
    const operation = typeof op === 'string' && Object.hasOwn(operations, op) ? operations[op] : undefined;
    if (!operation) throw new AppError('INVALID_INPUT', { op: '没有这种操作' });
    return operation(input, openid);
  });
