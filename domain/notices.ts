/** THE table of notices: what people are told beside transitions. A notice neither checks nor bumps the ticket's version. */
import { isRemoved } from './removed';
import type { Role } from './roles';
import type { TicketState } from './step';
import { type NoticeAddressee, noticed } from './telling';
import type { NoticeEntry, OutboxEntry, StepActor } from './ticket';

interface NoticeRow {
  /** What its message says after the name of whom it comes from; absent: the words that come with it are all that is said. */
  readonly says?: string;
  /** Who is told, where whoever tells does not choose. */
  readonly tells: readonly NoticeAddressee[];
  /** It asks whose turn it is to act. */
  readonly asks?: true;
  /** Never told to whoever reported the ticket, in whatever role. */
  readonly isInternal?: true;
  /** Part of the conversation on the ticket: counted as an unread 留言. */
  readonly isTalk?: true;
}

export const NOTICES = {
  comment: { says: '留言', tells: ['reporter', 'reviewer', 'worker', 'owner'], isTalk: true },
  internalNote: {
    says: '内部备注',
    tells: ['reviewer', 'worker', 'owner'],
    isInternal: true,
    isTalk: true,
  },
  urge: { says: '催你处理', tells: ['owner'], asks: true },
  replyRating: { says: '回复评价', tells: ['reporter', 'worker'] },
  /** Time is up; the clocks say who is told and what. */
  late: { tells: ['owner'], asks: true },
} as const satisfies Record<string, NoticeRow>;

export type NoticeKind = keyof typeof NOTICES;

/** One row, with its optional columns visible to the type checker. */
export const noticeRow = (kind: NoticeKind): NoticeRow => NOTICES[kind];

/** Kinds that stand for words on the ticket that somebody may not have read. */
export const TALK_KINDS: readonly NoticeKind[] = (Object.keys(NOTICES) as NoticeKind[]).filter(
  (kind) => noticeRow(kind).isTalk,
);

/** Nobody is told of their own, and no reporter of what is internal: people of the staff report too. */
export const isToldOf = (
  { by, notice }: OutboxEntry,
  { reporter }: Pick<TicketState, 'reporter'>,
  openid: string,
): boolean => openid !== by && !(notice && noticeRow(notice.kind).isInternal && openid === reporter.openid);

/** Who tells: a person on the ticket. */
export type Teller = Omit<StepActor, 'openid'>;

export interface Notice {
  readonly kind: NoticeKind;
  /** Names this one notice: whoever is told of it is told once, however often it is written or delivered. */
  readonly id: string;
  /** Absent: the system tells. */
  readonly from?: Teller;
  readonly words?: string;
}

/** What the message of a notice says. */
export function noticeStory({ kind, from, words }: Notice): { story: string; words: string | undefined } {
  const { says } = noticeRow(kind);
  if (says === undefined) return { story: words ?? '', words: undefined };
  return { story: [from?.name, says].filter(Boolean).join(' '), words };
}

export interface Telling {
  readonly at: Date;
  /** openid of who tells: nobody is told of their own words. Empty where the system tells. */
  readonly by: string;
  /** Whom else than the row says; staff by number, told in this role. */
  readonly tells?: readonly NoticeAddressee[];
  readonly also?: readonly { readonly staffNo: string; readonly role: Role }[];
}

/**
 * A notice as outbox entries, to be written with what causes it. Nobody is told of their own, nobody twice of one; the first rule
 * that names somebody says in which role.
 */
export function noticeEntries(
  ticket: TicketState,
  notice: Notice,
  { at, by, tells = noticeRow(notice.kind).tells, also = [] }: Telling,
): NoticeEntry[] {
  const named = also.map(({ staffNo, role }) => ({ to: `staff:${staffNo}`, as: role }) as const);
  const told = new Map<NoticeEntry['to'], Role>();
  for (const { to, as } of [...tells.flatMap((one) => noticed(one, ticket)), ...named]) {
    if (!told.has(to)) told.set(to, as);
  }
  if (notice.from?.staffNo !== undefined) told.delete(`staff:${notice.from.staffNo}`);
  if (by === ticket.reporter.openid || isRemoved(ticket.reporter.openid)) told.delete('reporter');
  return [...told].map(([to, as]) => ({ to, as, notice, version: ticket.version, at, by }));
}
