import { parse, type SimilarTicket, similarTo, text } from '@xiuda/domain';
import * as z from 'zod/mini';
import type { Operation } from '../resource';
import { followedAmong } from '../store/follows';
import { readSimilar } from '../store/similar';

const INPUT = z.strictObject({ areaId: text('区域', 1, 128), itemId: text('项目', 1, 128) });

interface Similar {
  /** Newest first, at most MOST_SIMILAR. */
  readonly tickets: readonly SimilarTicket[];
}

/** What has been reported of this place and item and is not repaired yet: to whoever is about to report it, and to nobody by name. */
export const similar: Operation<Similar> = async (event, openid) => {
  const { areaId, itemId } = parse(INPUT, event);
  const found = await readSimilar(areaId, itemId);
  // Where nobody follows there is nobody to look for.
  const met = found.filter(({ affected }) => affected);
  const followed = await followedAmong(
    openid,
    met.map(({ _id }) => _id),
  );
  return { tickets: found.map((ticket) => similarTo(ticket, openid, followed.has(ticket._id))) };
};
