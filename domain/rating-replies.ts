/** 回复评价: one reply to each rating. */
import type { ActorRole } from './roles';
import type { RatingReply, Ticket } from './ticket';

export interface RatingReplyView {
  readonly at: Date;
  readonly by: { readonly role: ActorRole; readonly name: string };
  readonly text: string;
}

export const viewReply = ({ at, by, text }: RatingReply): RatingReplyView => ({
  ...{ at, text },
  by: { role: by.role, name: by.name },
});

/** The reply to what was rated at that moment. */
export const replyAt = ({ ratingReplies = [] }: Pick<Ticket, 'ratingReplies'>, ratedAt: Date) =>
  ratingReplies.find((reply) => reply.ratedAt.getTime() === ratedAt.getTime());

/** The reply to the rating that stands. */
export const replyTo = (ticket: Pick<Ticket, 'rating' | 'ratingReplies'>): RatingReply | undefined =>
  ticket.rating && replyAt(ticket, ticket.rating.at);
