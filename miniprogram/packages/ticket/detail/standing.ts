/** Where a ticket stands: whose turn it is and why nothing goes on. */
import { absoluteTime, type Instant, statusRow, type Tone } from '@xiuda/domain';
import { lateNote, turnLines, unseenWords } from '../../../services/turn';
import type { WireTicket } from '../../../services/wire';

/** It is over and could not be repaired: no success, whatever its status is called. */
const isFailure = ({ status, advice }: WireTicket): boolean =>
  advice !== undefined && statusRow(status).group === 'done';

export const toneOf = (ticket: WireTicket): Tone =>
  isFailure(ticket) ? 'ended' : statusRow(ticket.status).tone;

export function standingOf(ticket: WireTicket, now: Instant) {
  const { pause, isMyTurn = false, isMine } = ticket;
  return {
    ...turnLines(ticket, isMyTurn, isMine, now),
    tone: isFailure(ticket) ? ('waiting' as const) : statusRow(ticket.status).tone,
    unseen: unseenWords(ticket),
    late: lateNote(ticket),
    note: pause?.note ?? '',
    by: pause ? `${pause.by.name} · ${absoluteTime(pause.at, now)} 起` : '',
  };
}
