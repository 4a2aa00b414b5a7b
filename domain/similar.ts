/** Open tickets of the same place and item, as anybody may see them who is about to report it again: nobody's words or names. */
import { placeName } from './place-name';
import type { Status } from './statuses';
import type { Place, Ticket } from './ticket';

/** More would be no hint. */
export const MOST_SIMILAR = 5;

/** Fields of the document that are read for it. */
export const SIMILAR_FIELDS = ['_id', 'reporter', 'area', 'item', 'status', 'createdAt', 'affected'] as const;

export type SimilarSource = Pick<Ticket, (typeof SIMILAR_FIELDS)[number]>;

export interface SimilarTicket {
  readonly ticketId: string;
  /** `3栋 201 水龙头`: names of the catalog only. */
  readonly title: string;
  readonly status: Status;
  readonly createdAt: Date;
  /** How many others have said 我也遇到. */
  readonly affected: number;
  readonly isMine?: true;
  /** This person is one of them. */
  readonly isFollowed?: true;
}

const titleOf = ({ area, item }: { readonly area: Place; readonly item: Place }): string =>
  `${placeName(area)} ${item.path[item.path.length - 1] ?? ''}`.trim();

export const similarTo = (
  { _id, reporter, area, item, status, createdAt, affected = 0 }: SimilarSource,
  openid: string,
  isFollowed: boolean,
): SimilarTicket => ({
  ...{ ticketId: _id, title: titleOf({ area, item }), status, createdAt, affected },
  ...(reporter.openid === openid && { isMine: true }),
  ...(isFollowed && { isFollowed: true }),
});
