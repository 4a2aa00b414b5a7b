/** Open tickets of the same place and item, as the report form shows them. */
import { type Instant, relativeTime, type SimilarTicket, statusRow } from '@xiuda/domain';
import { alsoMetWords } from '../../../../services/affected';
import type { Wire } from '../../../../services/wire';

export interface SimilarRow {
  readonly ticketId: string;
  /** `3栋 201 龙头`. */
  readonly title: string;
  /** `待接单 · 2小时前 · 3 人也遇到`. */
  readonly note: string;
  /** own: one's own, to look at; joined: followed already; other: to follow. */
  readonly kind: 'own' | 'joined' | 'other';
}

const kindOf = ({ isMine, isFollowed }: Wire<SimilarTicket>): SimilarRow['kind'] => {
  if (isMine) return 'own';
  return isFollowed ? 'joined' : 'other';
};

export function rowOf(ticket: Wire<SimilarTicket>, now: Instant): SimilarRow {
  const { ticketId, title, status, createdAt } = ticket;
  const facts = [statusRow(status).label, relativeTime(createdAt, now), alsoMetWords(ticket)];
  return { ticketId, title, note: facts.filter(Boolean).join(' · '), kind: kindOf(ticket) };
}
