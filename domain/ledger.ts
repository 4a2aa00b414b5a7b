/** The delivery ledger: what each message came to. */
import type { InboxMessage } from './inbox';
import { refusalOf } from './reminders';
import type { Role } from './roles';

/** `told`: in the mini program only, because no template was set. */
export type Delivery = 'queued' | 'sent' | 'refused' | 'told';

/** One message, as admins see it. */
export interface LedgerRow {
  readonly _id: string;
  readonly ticketId: string;
  readonly number: string;
  readonly name: string;
  readonly role: Role;
  readonly title: string;
  readonly at: Date;
  readonly delivery: Delivery;
  /** Why WeChat refused it, in words. */
  readonly why?: string;
  readonly isRead: boolean;
  readonly readAt?: Date;
}

export function ledgerRow(message: InboxMessage): LedgerRow {
  const { _id, ticketId, number, name, toldAs, title, at, push, isRead, readAt } = message;
  return {
    ...{ _id, ticketId, number, name, role: toldAs, title, at, isRead },
    delivery: push?.state ?? 'told',
    ...(push?.state === 'refused' && { why: refusalOf(push.code).words }),
    ...(readAt && { readAt }),
  };
}
