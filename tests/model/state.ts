/** What the model knows of the world: written from the ticket contract. Instants are ISO text. */
import type { ActionId, ErrorCode, StaffRef, Ticket, TimelineEntry, UsedMaterial } from '@xiuda/domain';
import type { Wire } from '../support/cloud';
import type { CastName, OnDuty } from './cast';

export type Fields = Readonly<Record<string, unknown>>;
export type Used = UsedMaterial;
export type Named = StaffRef;

/** One call of `ticket-<action>`. */
export interface Wish {
  readonly who: CastName;
  readonly action: ActionId;
  readonly event: Fields;
}

/** `wish` is the parsed input as text, to tell a repeat from another wish. */
export interface Entry extends Pick<
  Wire<TimelineEntry>,
  'requestId' | 'action' | 'from' | 'to' | 'by' | 'at'
> {
  readonly input: Fields;
  readonly wish: string;
}

/** Whom one step is told to, as the contract writes it: `role:preReviewer`, `staff:S1`, `reporter`. */
export interface Told {
  readonly version: number;
  readonly action: ActionId;
  readonly at: string;
  /** openid of whoever made the step. */
  readonly by: string;
  readonly to: readonly string[];
  /** The rule whose turn it is after the step, if it is anybody's. */
  readonly turn: string | undefined;
}

type Kept =
  | ('_id' | 'number' | 'reporter' | 'area' | 'areaIds' | 'address' | 'item' | 'contactName' | 'contactPhone')
  | ('description' | 'photos' | 'status' | 'since' | 'stageSince' | 'createdAt' | 'updatedAt')
  | ('reviewer' | 'worker' | 'suggestedWorker' | 'reopenCount' | 'acceptance' | 'trade' | 'danger');

/** The version is the length of the story. */
export interface ModelTicket extends Pick<Wire<Ticket>, Kept> {
  readonly materials: readonly Used[];
  readonly completion?: Fields;
  readonly confirmation?: Fields;
  readonly pause?: Fields;
  readonly rating?: Fields;
  /** `role:staffNo` of everybody who ever acted or was assigned. */
  readonly involved: readonly string[];
  readonly story: readonly Entry[];
  readonly told: readonly Told[];
  /** The ticket as it was at each version before. */
  readonly was: readonly ModelTicket[];
}

export interface State {
  readonly tickets: readonly ModelTicket[];
  readonly onDuty: OnDuty;
  /** What was uploaded: file id → who owns the slot. */
  readonly files: ReadonlyMap<string, CastName>;
}

/** What an answer comes down to; fields are those that `details` names, `last` is what a conflict tells. */
export type Outcome =
  | { readonly ok: true; readonly repeated: boolean; readonly ticket: unknown }
  | {
      readonly ok: false;
      readonly code: ErrorCode;
      readonly fields?: readonly string[];
      readonly last?: unknown;
    };

/** What only the real world decides: when a step was taken, and the id and number of a new ticket. */
export interface Chance {
  readonly at: string;
  readonly ticketId: string;
  readonly number: string;
}

export const ticketById = (state: State, id: unknown): ModelTicket | undefined =>
  state.tickets.find((ticket) => ticket._id === id);

export const withTicket = (state: State, ticket: ModelTicket): State => ({
  ...state,
  tickets: ticketById(state, ticket._id)
    ? state.tickets.map((one) => (one._id === ticket._id ? ticket : one))
    : [...state.tickets, ticket],
});
