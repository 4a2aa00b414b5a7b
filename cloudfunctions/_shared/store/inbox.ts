/** In-app messages. Their ids name the step and the person, so that telling twice is telling once. */
import type { InboxMessage } from '@xiuda/domain';
import { command, database, isDuplicateKey } from '../sdk';

const inbox = () => database.collection('inbox');

/** Counts stop here: a badge says 99+. */
const UNREAD_CAP = 100;
/** As many as one call marks; whoever has more taps again. */
const MOST_READ = 1000;

/** Stores a message unless it is there already. */
export async function addMessage(message: InboxMessage): Promise<void> {
  try {
    await inbox().add({ data: { ...message } });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
}

/** Where a page ended. */
export interface MessagePosition {
  readonly at: Date;
  readonly id: string;
}

/** Up to `limit` messages of this person and one more, newest first. */
export async function readMessages(
  openid: string,
  limit: number,
  after?: MessagePosition,
): Promise<InboxMessage[]> {
  const beyond =
    after && command.or({ at: command.lt(after.at) }, { at: after.at, _id: command.lt(after.id) });
  const { data } = await inbox()
    .where(beyond ? command.and({ openid }, beyond) : { openid })
    .orderBy('at', 'desc')
    .orderBy('_id', 'desc')
    .limit(limit + 1)
    .get();
  return data as InboxMessage[];
}

/** At most UNREAD_CAP. */
export async function countUnread(openid: string): Promise<number> {
  const { total } = await inbox().where({ openid, isRead: false }).count();
  return Math.min(total, UNREAD_CAP);
}

const READ = { isRead: command.set(true) };

/** Marks these, as far as they are this person's own. */
export async function markRead(openid: string, ids: readonly string[]): Promise<void> {
  await inbox()
    .where({ _id: command.in(ids.slice(0, MOST_READ)), openid })
    .update({ data: READ });
}

export async function markAllRead(openid: string): Promise<void> {
  await inbox().where({ openid, isRead: false }).update({ data: READ });
}
