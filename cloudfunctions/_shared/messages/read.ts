import { AppError, parse, text } from '@xiuda/domain';
import * as z from 'zod/mini';
import type { Operation } from '../resource';
import { countUnread, markAllRead, markRead } from '../store/inbox';

const MOST = 50;
const WORDS = '要标记的消息，1 到 50 条';

const INPUT = z.strictObject({
  ids: z.optional(
    z.array(text('消息', 1, 300), WORDS).check(z.minLength(1, WORDS), z.maxLength(MOST, WORDS)),
  ),
  all: z.optional(z.literal(true, '只能是 true')),
});

/** Marks the person's own messages as read; those of others are left alone without a word. */
export const read: Operation<{ readonly unread: number }> = async (event, openid) => {
  const { ids, all } = parse(INPUT, event);
  if ((ids === undefined) === (all === undefined)) throw new AppError('INVALID_INPUT', { ids: WORDS });
  await (ids ? markRead(openid, ids) : markAllRead(openid));
  return { unread: await countUnread(openid) };
};
