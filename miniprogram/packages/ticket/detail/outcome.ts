/** How a ticket ended before it was repaired. */
import { absoluteTime, type Instant, roleLabel, sentenceOf, statusRow } from '@xiuda/domain';
import type { WireTicket } from '../../../services/wire';
import type { Entry } from './story';

/** The step that ended it; nobody undoes it, so it is the newest. */
export function endOf({ status, timeline }: WireTicket): Entry | undefined {
  return statusRow(status).group === 'ended' ? timeline.find(({ to }) => to === status) : undefined;
}

export function outcomeOf(ticket: WireTicket, now: Instant) {
  const end = endOf(ticket);
  if (!end) return null;
  const { by, at, input } = end;
  return {
    what: sentenceOf(end),
    reason: input.reason ?? '',
    when: `${roleLabel(by.role)} · ${absoluteTime(at, now)}`,
    button: ticket.isMine ? '重新报修' : '',
  };
}
