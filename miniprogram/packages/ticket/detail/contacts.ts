/** Whom one may call about a ticket, and where to go. */
import type { WireTicket } from '../../../services/wire';

/** Somebody to call; without a phone number where this person may not see it. */
export interface Contact {
  readonly name: string;
  readonly note: string;
  readonly phone: string;
}

const isWhole = (phone: string): boolean => phone !== '' && !phone.includes('*');

/** `桂林洋校区 / 3栋 / 2层 / 201 卫生间`; an address that begins with the room does not name it twice. */
function wholePlace({ area, address }: Pick<WireTicket, 'area' | 'address'>): string {
  const { path } = area;
  const last = path[path.length - 1] ?? '';
  const names = last !== '' && address.startsWith(last) ? path.slice(0, -1) : path;
  return names === path ? `${path.join(' / ')} ${address}` : [...names, address].join(' / ');
}

/** Who reported it and where it is; the own number stands there in full, to be checked. */
function reporterOf(ticket: WireTicket): Contact {
  const { isMine, contactName: name, contactPhone } = ticket;
  const canCall = isWhole(contactPhone) && !isMine;
  return {
    name: canCall ? name : `${name} ${contactPhone}`.trim(),
    note: wholePlace(ticket),
    phone: canCall ? contactPhone : '',
  };
}

const workerOf = ({ worker }: WireTicket): Contact[] =>
  worker?.phone === undefined ? [] : [{ name: worker.name, note: '维修工', phone: worker.phone }];

/**
 * @param isVisitor the worker who goes there: to them whom to visit and where comes first
 * @returns `first` beside the title, `others` below the description
 */
export function contactsOf(ticket: WireTicket, isVisitor: boolean): { first: Contact[]; others: Contact[] } {
  const reporter = reporterOf(ticket);
  return isVisitor ? { first: [reporter], others: [] } : { first: workerOf(ticket), others: [reporter] };
}
