/** 我也遇到: who follows a ticket that somebody else has reported, once each. The ticket keeps their number. */
import { isOpen, type Ticket } from '@xiuda/domain';
import { followId } from '../digest';
import { command, database } from '../sdk';
import { inTransaction } from './transaction';

export interface Follow {
  readonly _id: string;
  readonly ticketId: string;
  readonly openid: string;
  /** For the list of what was told to whom. */
  readonly name: string;
  readonly at: Date;
}

const follows = () => database.collection('follows');

/** More people than meet one broken thing. */
const MOST_FOLLOWERS = 1000;

export async function findFollow(ticketId: string, openid: string): Promise<Follow | undefined> {
  const { data } = await follows().doc(followId(ticketId, openid)).get();
  return (data as Follow | null) ?? undefined;
}

/** How many follow by then; `closed`: it could not be followed any more. */
export type Followed =
  { readonly is: 'new' | 'before'; readonly affected: number } | { readonly is: 'closed' };

/** Follows an open ticket, and counts it, both or neither. */
export const addFollow = (
  ticketId: string,
  { openid, name }: Pick<Follow, 'openid' | 'name'>,
): Promise<Followed> =>
  inTransaction(async (transaction) => {
    const document = transaction.collection('tickets').doc(ticketId);
    const own = transaction.collection('follows').doc(followId(ticketId, openid));
    const [ticket, before] = [(await document.get()).data as Ticket | null, (await own.get()).data];
    if (before) return { is: 'before', affected: ticket?.affected ?? 1 };
    if (!ticket || !isOpen(ticket.status)) return { is: 'closed' };
    await own.set({ data: { ticketId, openid, name, at: new Date() } });
    await document.update({ data: { affected: command.inc(1) } });
    return { is: 'new', affected: (ticket.affected ?? 0) + 1 };
  });

export async function followersOf(ticketId: string): Promise<Follow[]> {
  const { data } = await follows().where({ ticketId }).limit(MOST_FOLLOWERS).get();
  return data as Follow[];
}

/** Which of these tickets this person follows. */
export async function followedAmong(openid: string, ticketIds: readonly string[]): Promise<Set<string>> {
  if (!ticketIds.length) return new Set();
  const ids = ticketIds.map((ticketId) => followId(ticketId, openid));
  const { data } = await follows()
    .where({ _id: command.in(ids) })
    .limit(ids.length)
    .get();
  return new Set((data as Follow[]).map(({ ticketId }) => ticketId));
}

/** Some of what this person follows. */
export async function followedBy(openid: string, limit: number): Promise<Follow[]> {
  const { data } = await follows().where({ openid }).limit(limit).get();
  return data as Follow[];
}

/** Takes it back, and out of the count. */
export const removeFollow = ({ _id, ticketId }: Follow): Promise<void> =>
  inTransaction(async (transaction) => {
    const own = transaction.collection('follows').doc(_id);
    if (!(await own.get()).data) return;
    const document = transaction.collection('tickets').doc(ticketId);
    const ticket = (await document.get()).data as Ticket | null;
    await own.remove();
    if (!ticket) return;
    const rest = (ticket.affected ?? 1) - 1;
    await document.update({ data: { affected: rest > 0 ? command.set(rest) : command.remove() } });
  });
