import { ticketAction } from '../_shared/ticket-action';

export const main = ticketAction('direct-dispatch');
