/** What those who follow a ticket are told: where it stands, in words without names or numbers. */
import { statusRow } from './statuses';
import type { TicketState } from './step';

/** `你也遇到的报修：已接单`. */
export const followedWords = ({ status }: Pick<TicketState, 'status'>): string =>
  `你也遇到的报修：${statusRow(status).label}`;
