/** Marks beside a ticket's state. They neither check nor bump its version, and are written only where nobody was faster. */
import type { NoticeEntry, RatingReply, Ticket } from '@xiuda/domain';
import { command, type Data, database } from '../sdk';
import { notices } from './outbox';

const tickets = () => database.collection('tickets');

async function update(condition: Data, data: Data): Promise<boolean> {
  return (await tickets().where(condition).update({ data })).stats.updated === 1;
}

/** The field as it was read, or still absent. */
const asRead = (value: unknown): unknown => value ?? command.exists(false);

/** An urge of whoever has the turn. @returns false where somebody urged or took a step meanwhile */
export const markUrged = (
  { _id, since, lastUrge, urged }: Ticket,
  { at, requestId }: NonNullable<Ticket['lastUrge']>,
  entries: readonly NoticeEntry[],
): Promise<boolean> =>
  update(
    { _id, since, 'lastUrge.at': asRead(lastUrge?.at) },
    {
      urged: command.set({ count: (urged?.count ?? 0) + 1, at }),
      lastUrge: command.set({ at, requestId }),
      // Where it is urged already it stands before the others for that.
      ...(!urged && { rank: command.inc(1) }),
      ...notices(entries),
    },
  );

/** @returns false where the rating has gone or was replied to meanwhile */
export const addRatingReply = (
  { _id, ratingReplies }: Ticket,
  reply: RatingReply,
  entries: readonly NoticeEntry[],
): Promise<boolean> =>
  update(
    {
      _id,
      'rating.at': reply.ratedAt,
      ratingReplies: ratingReplies ? command.size(ratingReplies.length) : command.exists(false),
    },
    { ratingReplies: command.push([reply]), ...notices(entries) },
  );
