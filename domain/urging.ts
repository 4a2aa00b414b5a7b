/** 催促: once in so many hours, whoever has the turn. */
import { clockWords, type Instant } from './time';
import type { Ticket } from './ticket';

const HOUR_MS = 60 * 60 * 1000;

/** When the reporter may urge again; `undefined`: now. @param hours what the institution has set */
export function nextUrge({ lastUrge }: Pick<Ticket, 'lastUrge'>, hours: number, now: Date): Date | undefined {
  if (!lastUrge) return undefined;
  const next = new Date(lastUrge.at.getTime() + hours * HOUR_MS);
  return next > now ? next : undefined;
}

/** `已催促，18:30 后可再催`. */
export const urgedWords = (next: Instant, now: Instant): string =>
  `已催促，${clockWords(next, now)} 后可再催`;

/** How often whoever has the turn now has been urged; what was before them is not theirs. */
export function urgedNow({ urged, since }: Pick<Ticket, 'urged' | 'since'>): Ticket['urged'] {
  return urged && urged.at.getTime() >= new Date(since).getTime() ? urged : undefined;
}

/** 催促 as its reporter reads it. */
export interface UrgeView {
  /** How often whoever has the turn was urged. */
  readonly count: number;
  /** When it may be done again; absent: now. */
  readonly nextAt?: Date;
}

export function urgeView(
  ticket: Pick<Ticket, 'urged' | 'since' | 'lastUrge'>,
  hours: number,
  now: Date,
): UrgeView {
  const nextAt = nextUrge(ticket, hours, now);
  return { count: urgedNow(ticket)?.count ?? 0, ...(nextAt && { nextAt }) };
}
