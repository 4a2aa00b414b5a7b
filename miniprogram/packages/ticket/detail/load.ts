import type { ActionId, TalkView } from '@xiuda/domain';
import { call } from '../../../services/cloud';
import { account, staffRoles } from '../../../services/session';
import type { Wire, WireTicket } from '../../../services/wire';
import { modelOf, roleOn } from './model';
import { talkOf } from './talk';

interface Answer {
  readonly ticket: WireTicket;
  readonly actions: ActionId[];
  readonly talk: Wire<TalkView>;
}

/**
 * A ticket as the detail page shows it to this person.
 * @throws CloudError
 */
export async function loadTicket(ticketId: string) {
  const { ticket, actions, talk } = await call<Answer>('tickets', { op: 'get', ticketId });
  const role = roleOn(ticket, account()?.staff?.staffNo);
  const isAdmin = staffRoles().includes('admin');
  return {
    version: ticket.version,
    ticket: modelOf(ticket, actions, role, Date.now()),
    talk: talkOf(talk, Date.now()),
    role,
    actions,
    isAdmin,
  };
}
