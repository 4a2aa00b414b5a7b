/** Messages that wait, replies and comments without somebody who has removed the account. Done twice, it is as done once. */
import type { Comment } from './comments';
import type { InboxMessage } from './inbox';
import { type Departure, hider, isRemoved, withoutSpeaker } from './removed';
import type { NoticeEntry, OutboxEntry, RatingReply, Ticket } from './ticket';

function withoutTeller(entry: NoticeEntry, departure: Departure, hide: (text: string) => string) {
  const { from, words } = entry.notice;
  if (!from) return entry;
  const { openid, ...teller } = withoutSpeaker({ ...from, openid: entry.by }, departure);
  const notice = { ...entry.notice, from: teller, ...(words !== undefined && { words: hide(words) }) };
  return { ...entry, by: openid, notice };
}

/** Nobody is told for a reporter who has gone; who acted reads as in the timeline. */
export function withoutAddressee(
  { outbox }: Pick<Ticket, 'outbox'>,
  { reporter, timeline }: Pick<Ticket, 'reporter' | 'timeline'>,
  departure: Departure,
  hide: (text: string) => string,
): OutboxEntry[] {
  const isGone = isRemoved(reporter.openid);
  return outbox
    .filter(({ to }) => !(isGone && to === 'reporter'))
    .map((entry) =>
      entry.notice
        ? withoutTeller(entry, departure, hide)
        : { ...entry, by: timeline[entry.version - 1]?.by.openid ?? entry.by },
    );
}

export function replyWithout(reply: RatingReply, departure: Departure): RatingReply {
  const isOwn = reply.by.openid === departure.openid;
  return {
    ...reply,
    by: withoutSpeaker(reply.by, departure),
    text: hider(departure.phones)(reply.text),
    ...(isOwn && { wish: departure.id, inputDigest: departure.id }),
  };
}

/** @param departure with every number that must not be read in it */
export function commentWithout(comment: Comment, departure: Departure): Comment {
  const isOwn = comment.by.openid === departure.openid;
  return {
    ...comment,
    by: withoutSpeaker(comment.by, departure),
    text: hider(departure.phones)(comment.text),
    ...(isOwn && { inputDigest: departure.id }),
  };
}

/** What the message of a notice says once the person is out of it; other messages stay as they are. */
export function noticeMessageWithout(message: InboxMessage, departure: Departure): InboxMessage {
  const { notice, note, title } = message;
  if (!notice) return message;
  const hidden = note === undefined ? {} : { note: hider(departure.phones)(note) };
  if (notice.by !== departure.openid) return { ...message, ...hidden };
  const { from = '', role = 'reporter', staffNo } = notice;
  const speaker = { role, openid: notice.by, name: from, ...(staffNo !== undefined && { staffNo }) };
  const { openid: by, name } = withoutSpeaker(speaker, departure);
  return {
    ...message,
    ...hidden,
    title: from ? title.replace(from, () => name) : title,
    notice: { ...notice, by, from: name },
  };
}
