/** What came of the work: how it was ended, and what was thought of it. */
import { absoluteTime, ALL_ASPECTS, ASPECTS, type Instant, UNFIXABLE } from '@xiuda/domain';
import type { WireTicket } from '../../../services/wire';

export const photosOf = (paths: readonly string[] = []) => paths.map((path) => ({ path }));

export function completionOf({ completion }: WireTicket, now: Instant) {
  if (!completion) return null;
  const { by, at, note = '', photos, result, advice = '' } = completion;
  return {
    caption: result === 'unfixable' ? UNFIXABLE : '完工情况',
    who: `${by.name} · ${absoluteTime(at, now)}`,
    note,
    advice,
    photos: photosOf(photos),
  };
}

export function ratingOf({ rating }: WireTicket, now: Instant) {
  if (!rating) return null;
  const { score, tags = [], comment = '', at } = rating;
  const aspects = ALL_ASPECTS.flatMap((aspect) => {
    const stars = rating[aspect];
    return stars === undefined ? [] : [{ label: ASPECTS[aspect], words: `${stars} 星` }];
  });
  return { score, aspects, tags, comment, when: absoluteTime(at, now) };
}
