/** Who may take a step: the "actor" column of the transition table, as predicates over a ticket and a person. */
import { type Actor, type ActorRole, hasRole } from './roles';
import type { StaffRef } from './ticket';

/** What of a ticket decides who somebody is on it; stored tickets and projections of them both have it. */
export interface TicketPeople {
  readonly reporter: { readonly openid: string };
  readonly reviewer?: StaffRef;
  readonly worker?: StaffRef;
  readonly past: readonly string[];
}

export interface ActorRule {
  /** The role that the timeline records. */
  readonly role: ActorRole;
  readonly allows: (actor: Actor, ticket: TicketPeople | undefined) => boolean;
}

const isNamed = (actor: Actor, person: StaffRef | undefined): boolean =>
  person !== undefined && person.staffNo === actor.staffNo;

export const ACTOR_RULES = {
  anybody: { role: 'reporter', allows: () => true },
  itsReporter: { role: 'reporter', allows: (actor, ticket) => ticket?.reporter.openid === actor.openid },
  anyPreReviewer: { role: 'preReviewer', allows: (actor) => hasRole(actor, 'preReviewer') },
  assignedReviewer: {
    role: 'reviewer',
    allows: (actor, ticket) => hasRole(actor, 'reviewer') && isNamed(actor, ticket?.reviewer),
  },
  assignedWorker: {
    role: 'worker',
    allows: (actor, ticket) => hasRole(actor, 'worker') && isNamed(actor, ticket?.worker),
  },
  anyWorker: { role: 'worker', allows: (actor) => hasRole(actor, 'worker') },
  admin: { role: 'admin', allows: (actor) => hasRole(actor, 'admin') },
  /** No person: the timer takes these steps. */
  system: { role: 'system', allows: () => false },
} as const satisfies Record<string, ActorRule>;

export type ActorRuleId = keyof typeof ACTOR_RULES;
