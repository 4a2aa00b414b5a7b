/** Who may take a step: the "actor" column of the transition table, as predicates over a ticket and a person. */
import type { AssigneeField } from './actions';
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

/** Reviewer and worker of one ticket are two people. */
export const OTHER_SIDE: Record<AssigneeField, AssigneeField> = { reviewer: 'worker', worker: 'reviewer' };

/**
 * Two people, whoever really acts: nobody stands in on one side of a ticket who is, or was, on the other one, and nobody judges
 * their own report.
 */
export const mayStandIn = (
  field: AssigneeField,
  ticket: TicketPeople,
  { openid, staffNo }: Pick<Actor, 'openid' | 'staffNo'>,
): boolean =>
  ticket[OTHER_SIDE[field]]?.staffNo !== staffNo &&
  !ticket.past.includes(`${OTHER_SIDE[field]}:${staffNo}`) &&
  !(field === 'reviewer' && ticket.reporter.openid === openid);

/** How somebody holds a side of a ticket: as who is named there, or on behalf of them. */
export interface Capacity {
  readonly onBehalfOf?: StaffRef;
}

/** `undefined` where this person does not hold that side. Who is named acts as themselves. */
export function capacityOn(
  field: AssigneeField,
  ticket: TicketPeople | undefined,
  actor: Actor,
): Capacity | undefined {
  const named = ticket?.[field];
  if (!ticket || !named || !hasRole(actor, field)) return undefined;
  if (named.staffNo === actor.staffNo) return {};
  const principal = actor.standsFor?.find(
    ({ staffNo, roles }) => staffNo === named.staffNo && roles.includes(field),
  );
  if (!principal || !mayStandIn(field, ticket, actor)) return undefined;
  return { onBehalfOf: { staffNo: principal.staffNo, name: principal.name } };
}

const SIDES = Object.keys(OTHER_SIDE) as AssigneeField[];
const isSide = (role: ActorRole): role is AssigneeField => (SIDES as ActorRole[]).includes(role);

/** On whose behalf this person acts in this role; nothing where for themselves. */
export const behalfOf = (role: ActorRole, ticket: TicketPeople | undefined, actor: Actor): Capacity =>
  (isSide(role) && capacityOn(role, ticket, actor)) || {};

/** The sides of a ticket that this person holds on behalf of who is named there. */
export const standInSides = (ticket: TicketPeople, actor: Actor): AssigneeField[] =>
  SIDES.filter((field) => capacityOn(field, ticket, actor)?.onBehalfOf !== undefined);

/** Numbers of those whose tickets are this person's to do in this role: their own, and whom they stand in for. */
export const namesHeld = (field: AssigneeField, actor: Actor): string[] => [
  ...(actor.staffNo === undefined ? [] : [actor.staffNo]),
  ...(actor.standsFor ?? []).filter(({ roles }) => roles.includes(field)).map(({ staffNo }) => staffNo),
];

/** The same person, without those whom they stand in for. */
export const asThemselves = ({ standsFor, ...actor }: Actor): Actor => actor;

/** `陈志强 `, `陈志强（代 王建国）`: who did something, to be followed by what. */
export const doer = ({ name, onBehalfOf }: { readonly name: string } & Capacity): string =>
  onBehalfOf ? `${name}（代 ${onBehalfOf.name}）` : `${name} `;

export const ACTOR_RULES = {
  anybody: { role: 'reporter', allows: () => true },
  itsReporter: { role: 'reporter', allows: (actor, ticket) => ticket?.reporter.openid === actor.openid },
  anyPreReviewer: { role: 'preReviewer', allows: (actor) => hasRole(actor, 'preReviewer') },
  assignedReviewer: {
    role: 'reviewer',
    allows: (actor, ticket) => capacityOn('reviewer', ticket, actor) !== undefined,
  },
  assignedWorker: {
    role: 'worker',
    allows: (actor, ticket) => capacityOn('worker', ticket, actor) !== undefined,
  },
  anyWorker: { role: 'worker', allows: (actor) => hasRole(actor, 'worker') },
  admin: { role: 'admin', allows: (actor) => hasRole(actor, 'admin') },
  /** No person: the timer takes these steps. */
  system: { role: 'system', allows: () => false },
} as const satisfies Record<string, ActorRule>;

export type ActorRuleId = keyof typeof ACTOR_RULES;
