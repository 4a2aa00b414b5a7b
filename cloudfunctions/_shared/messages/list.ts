import { type MessageView, parse, viewMessage } from '@xiuda/domain';
import * as z from 'zod/mini';
import { CURSOR, newestPage } from '../paging';
import type { Operation } from '../resource';
import { countUnread, readMessages } from '../store/inbox';

const INPUT = z.strictObject({ cursor: CURSOR });

interface Listed {
  /** Newest first. */
  readonly messages: MessageView[];
  readonly nextCursor: string | null;
  /** At most 100. */
  readonly unread: number;
}

/** A page of the person's own messages. */
export const list: Operation<Listed> = async (event, openid) => {
  const { cursor } = parse(INPUT, event);
  const [{ page, nextCursor }, unread] = await Promise.all([
    newestPage((limit, after) => readMessages(openid, limit, after), cursor),
    countUnread(openid),
  ]);
  return { messages: page.map(viewMessage), nextCursor, unread };
};
