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

/** The reviewer's or an admin's answer to it. */
function replyOf({ ratingReply }: WireTicket, now: Instant) {
  if (!ratingReply) return null;
  const { by, at, text } = ratingReply;
  return { who: `${by.name} 回复`, when: absoluteTime(at, now), text };
}

export function ratingOf(ticket: WireTicket, now: Instant) {
  const { rating } = ticket;
  if (!rating) return null;
  const { score, tags = [], comment = '', at } = rating;
  const aspects = ALL_ASPECTS.flatMap((aspect) => {
    const stars = rating[aspect];
    return stars === undefined ? [] : [{ label: ASPECTS[aspect], words: `${stars} 星` }];
  });
  return { score, aspects, tags, comment, when: absoluteTime(at, now), reply: replyOf(ticket, now) };
}
