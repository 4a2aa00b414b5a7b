/** What the detail page shows of a ticket. */
import { type ActionId, actionRow, absoluteTime, type Instant, type Role, statusRow } from '@xiuda/domain';
import { assigneesOf, placeName, ticketTitle } from '../../../services/ticket-title';
import { turnWords } from '../../../services/turn';
import type { WireTicket } from '../../../services/wire';
import { materialWords, storyOf } from './story';

/** Somebody to call; without a phone number where this person may not see it. */
export interface Contact {
  readonly name: string;
  readonly note: string;
  readonly phone: string;
}

const isWhole = (phone: string | undefined): phone is string => phone !== undefined && !phone.includes('*');

function contactsOf(ticket: WireTicket): Contact[] {
  const { isMine, contactName, contactPhone, area, address, worker, reviewer } = ticket;
  const place = `${area.path.join(' / ')} ${address}`;
  const reporter = {
    name: isWhole(contactPhone) ? contactName : `${contactName} ${contactPhone}`,
    note: place,
    phone: isWhole(contactPhone) && !isMine ? contactPhone : '',
  };
  const staff = [
    ...(reviewer ? [{ name: reviewer.name, note: '审核员', phone: '' }] : []),
    ...(worker ? [{ name: worker.name, note: '维修工', phone: worker.phone ?? '' }] : []),
  ];
  return [reporter, ...staff];
}

/** A ticket whose next step is this person's, in whatever role, waits for them. */
const isMyTurn = (actions: readonly ActionId[]): boolean =>
  actions.some((action) => actionRow(action).place === 'main');

export function modelOf(ticket: WireTicket, actions: readonly ActionId[], now: Instant) {
  const { completion, rating, materials, description, photos, number, status } = ticket;
  return {
    title: ticketTitle(ticket),
    assignees: assigneesOf(ticket),
    place: placeName(ticket.area),
    number,
    status,
    stage: statusRow(status).stage,
    hasStages: statusRow(status).group !== 'ended',
    tone: statusRow(status).tone,
    waiting: turnWords(ticket, isMyTurn(actions), now),
    description,
    photos: photos.map((path) => ({ path })),
    contacts: contactsOf(ticket),
    materials: materials.map(materialWords),
    completion: completion
      ? {
          who: `${completion.by.name} · ${absoluteTime(completion.at, now)}`,
          note: completion.note ?? '',
          photos: (completion.photos ?? []).map((path) => ({ path })),
        }
      : null,
    rating: rating ? { score: rating.score, comment: rating.comment ?? '' } : null,
    story: storyOf(ticket, now),
  };
}

/** In which role a step's button is named. */
export const roleOn = (ticket: WireTicket, staffNo: string | undefined): Role | '' =>
  staffNo !== undefined && ticket.worker?.staffNo === staffNo ? 'worker' : '';
