/** Shapes as they travel: instants reach the client as ISO text. */
import type { TicketSummary, TicketView } from '@xiuda/domain';

export type Wire<T> = T extends Date ? string : T extends object ? { [K in keyof T]: Wire<T[K]> } : T;

export type WireTicket = Wire<TicketView>;
export type WireSummary = Wire<TicketSummary>;
