/** Tickets and messages in which somebody stands who is about to go. */
import { type Departure, type InboxMessage, statusesOf, type Ticket } from '@xiuda/domain';
import { command, type Data, database, type Query } from '../sdk';

const tickets = () => database.collection('tickets');
const inbox = () => database.collection('inbox');

const countOpen = async (condition: Data): Promise<number> =>
  (
    await tickets()
      .where({ ...condition, status: command.in(statusesOf('open')) })
      .count()
  ).total;

/** Open tickets that this person has reported. */
export const countOwnOpen = (openid: string): Promise<number> => countOpen({ 'reporter.openid': openid });

/** Open tickets in the hands of this staff member, as reviewer or worker. */
export async function countInHand(staffNo: string): Promise<number> {
  const counts = await Promise.all(
    ['reviewer', 'worker'].map((role) => countOpen({ [`${role}.staffNo`]: staffNo })),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

type Someone = Pick<Departure, 'openid' | 'leftStaffNo'>;

/** Where this openid has acted or replied, and whoever reports has; and where others acted in the place of a row that has left. */
const waysTo = ({ openid, leftStaffNo }: Someone): Query[] => [
  tickets().where({ 'timeline.by.openid': openid }),
  tickets().where({ 'ratingReplies.by.openid': openid }),
  ...(leftStaffNo === undefined ? [] : [tickets().where({ 'timeline.by.onBehalfOf.staffNo': leftStaffNo })]),
];

/** Tickets with these ids. */
export async function ticketsById(ids: readonly string[]): Promise<Ticket[]> {
  if (!ids.length) return [];
  const { data } = await tickets()
    .where({ _id: command.in(ids) })
    .limit(ids.length)
    .get();
  return data as Ticket[];
}

/** Some of the tickets that name this person; none where there are no more. */
export async function ticketsWith(someone: Someone, limit: number): Promise<Ticket[]> {
  for (const query of waysTo(someone)) {
    const { data } = await query.limit(limit).get();
    if (data.length) return data as Ticket[];
  }
  return [];
}

/** At least so many are left. */
export async function countTicketsWith(someone: Someone): Promise<number> {
  const counts = await Promise.all(waysTo(someone).map((query) => query.count()));
  return counts.reduce((sum, { total }) => sum + total, 0);
}

/** More than anybody reports in a day. */
const MOST_RECENT = 200;

/** Tickets of this reporter that have moved since then. */
export async function movedSince(openid: string, since: Date): Promise<Ticket[]> {
  const { data } = await tickets()
    .where({ 'reporter.openid': openid, since: command.gte(since) })
    .orderBy('since', 'desc')
    .orderBy('_id', 'desc')
    .limit(MOST_RECENT)
    .get();
  return data as Ticket[];
}

/** The most that the platform answers at once: of one ticket. */
const MOST_MESSAGES = 1000;

/** Messages that tell anybody of these tickets. */
export async function messagesAbout(ticketIds: readonly string[]): Promise<InboxMessage[]> {
  const about = ticketIds.map((ticketId) => inbox().where({ ticketId }).limit(MOST_MESSAGES).get());
  return (await Promise.all(about)).flatMap(({ data }) => data as InboxMessage[]);
}

/** Some of the messages that tell of this person's words. */
export async function messagesToldBy(openid: string, limit: number): Promise<InboxMessage[]> {
  const { data } = await inbox().where({ 'notice.by': openid }).limit(limit).get();
  return data as InboxMessage[];
}

export async function rewordNotice({ _id, title, note, notice }: InboxMessage): Promise<void> {
  await inbox()
    .where({ _id })
    .update({
      data: {
        title: command.set(title),
        notice: command.set(notice),
        ...(note !== undefined && { note: command.set(note) }),
      },
    });
}

export async function reword(messageId: string, words: Pick<InboxMessage, 'title' | 'note'>): Promise<void> {
  const data = Object.fromEntries(Object.entries(words).map(([key, text]) => [key, command.set(text)]));
  await inbox().where({ _id: messageId }).update({ data });
}
