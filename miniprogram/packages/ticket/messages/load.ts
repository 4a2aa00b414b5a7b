/** The messages of this person, as the page shows them. */
import { type MessageView, relativeTime } from '@xiuda/domain';
import { call } from '../../../services/cloud';
import { ticketTitle } from '../../../services/ticket-title';
import { setUnread } from '../../../services/unread';
import type { Wire } from '../../../services/wire';

export interface MessageRow {
  readonly id: string;
  /** Empty where it tells of a ticket of somebody else's, which it does not open. */
  readonly ticketId: string;
  /** `等你接单`, `王建国 审核通过，派给 陈志强`. */
  readonly title: string;
  /** `水龙头 · 3栋 201`. */
  readonly about: string;
  readonly note: string;
  readonly when: string;
  readonly isTurn: boolean;
  readonly isRead: boolean;
}

interface Answer {
  readonly messages: readonly Wire<MessageView>[];
  readonly nextCursor: string | null;
  readonly unread: number;
}

const rowOf = (message: Wire<MessageView>): MessageRow => ({
  id: message._id,
  ticketId: message.follows ? '' : message.ticketId,
  title: message.title,
  about: ticketTitle(message),
  note: message.note ?? '',
  when: relativeTime(message.at, Date.now()),
  isTurn: message.isTurn,
  isRead: message.isRead,
});

/**
 * @param cursor where the page before ended; empty for the first
 * @throws CloudError
 */
export async function loadMessages(cursor: string) {
  const answer = await call<Answer>('messages', { op: 'list', ...(cursor && { cursor }) });
  setUnread(answer.unread);
  return { rows: answer.messages.map(rowOf), cursor: answer.nextCursor ?? '', unread: answer.unread };
}

/**
 * @param wanted `ids` of messages, or `all`
 * @returns how many are left
 * @throws CloudError
 */
export async function read(wanted: { ids: readonly string[] } | { all: true }): Promise<number> {
  const { unread } = await call<{ unread: number }>('messages', { op: 'read', ...wanted });
  setUnread(unread);
  return unread;
}
