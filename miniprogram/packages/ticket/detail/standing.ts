/** Where a ticket stands: whose turn it is and why nothing goes on. */
import { absoluteTime, type Instant, statusRow, type Tone } from '@xiuda/domain';
import { lateNote, turnLines, unseenWords } from '../../../services/turn';
import type { WireTicket } from '../../../services/wire';

/** What could not be repaired is no success, whatever its status is called. */
export function toneOf({ status, advice }: WireTicket): Tone {
  const { tone, group } = statusRow(status);
  return advice !== undefined && group === 'done' ? 'ended' : tone;
}

export function standingOf(ticket: WireTicket, now: Instant) {
  const { pause, isMyTurn = false, isMine } = ticket;
  return {
    ...turnLines(ticket, isMyTurn, isMine, now),
    unseen: unseenWords(ticket),
    late: lateNote(ticket),
    note: pause?.note ?? '',
    by: pause ? `${pause.by.name} · ${absoluteTime(pause.at, now)} 起` : '',
  };
}
