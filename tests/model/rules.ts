/** Who is who on a ticket, and what follows from it: sight, phones, steps. Written by hand from the ticket contract. */
import type { ActionId, StaffRole } from '@xiuda/domain';
import {
  type Doer,
  isOpenStatus,
  type Owner,
  STATUS_LINES,
  TRANSITION_IDS,
  TRANSITIONS,
  waitsFor,
} from '../support/contract';
import { type CastName, isA, member, type OnDuty } from './cast';
import type { ModelTicket } from './state';

const DAY_MS = 24 * 60 * 60 * 1000;
const RATING_DAYS = 15;

export const isReporter = (ticket: ModelTicket, who: CastName): boolean =>
  ticket.reporter.openid === member(who).openid;

const holds = (ticket: ModelTicket, who: CastName, role: 'reviewer' | 'worker', onDuty: OnDuty): boolean =>
  isA(onDuty, who, role) && ticket[role]?.staffNo === member(who).staffNo;

/** Everybody who acted or was assigned, less the present assignees while the ticket is open. */
export function pastOf(ticket: ModelTicket): string[] {
  const present = [`reviewer:${ticket.reviewer?.staffNo}`, `worker:${ticket.worker?.staffNo}`];
  const isPast = (one: string): boolean => !isOpenStatus(ticket.status) || !present.includes(one);
  return [...new Set(ticket.involved)].filter(isPast).sort();
}

export const wasThere = (ticket: ModelTicket, who: CastName, role: StaffRole): boolean =>
  pastOf(ticket).includes(`${role}:${member(who).staffNo}`);

const ON_A_TICKET = ['reviewer', 'worker'] as const;

export const maySee = (ticket: ModelTicket, who: CastName, onDuty: OnDuty): boolean =>
  isReporter(ticket, who) ||
  isA(onDuty, who, 'preReviewer') ||
  isA(onDuty, who, 'admin') ||
  ON_A_TICKET.some(
    (role) => holds(ticket, who, role, onDuty) || (isA(onDuty, who, role) && wasThere(ticket, who, role)),
  );

/** Does this person see the number of whom to call in full? */
export const seesContactPhone = (ticket: ModelTicket, who: CastName, onDuty: OnDuty): boolean =>
  isReporter(ticket, who) ||
  isA(onDuty, who, 'admin') ||
  (isOpenStatus(ticket.status) && ON_A_TICKET.some((role) => holds(ticket, who, role, onDuty))) ||
  (isA(onDuty, who, 'preReviewer') && waitsFor('preReviewers').includes(ticket.status));

export const seesWorkerPhone = (ticket: ModelTicket, who: CastName): boolean =>
  isReporter(ticket, who) && isOpenStatus(ticket.status);

const FITS: Record<Doer, (ticket: ModelTicket, who: CastName, onDuty: OnDuty) => boolean> = {
  anybody: () => true,
  'its reporter': isReporter,
  'any preReviewer': (_, who, onDuty) => isA(onDuty, who, 'preReviewer'),
  'assigned reviewer': (ticket, who, onDuty) => holds(ticket, who, 'reviewer', onDuty),
  'assigned worker': (ticket, who, onDuty) => holds(ticket, who, 'worker', onDuty),
  'any worker': (_, who, onDuty) => isA(onDuty, who, 'worker'),
  'the system': () => false,
  admin: (_, who, onDuty) => isA(onDuty, who, 'admin'),
};

/** The word of the actor column that fits this person first. */
export const doerOf = (
  action: ActionId,
  ticket: ModelTicket,
  who: CastName,
  onDuty: OnDuty,
): Doer | undefined => TRANSITIONS[action].by.find((doer) => FITS[doer](ticket, who, onDuty));

/** Is the ticket where this step starts, and not for too long already? */
export const isTime = (action: ActionId, ticket: ModelTicket, now: number): boolean =>
  TRANSITIONS[action].from.includes(ticket.status) &&
  (action !== 'rate' || now <= Date.parse(ticket.since) + RATING_DAYS * DAY_MS);

/** The buttons of this person on this ticket. */
export const stepsOf = (ticket: ModelTicket, who: CastName, onDuty: OnDuty, now: number): ActionId[] =>
  TRANSITION_IDS.filter(
    (action) =>
      action !== 'submit' && isTime(action, ticket, now) && doerOf(action, ticket, who, onDuty) !== undefined,
  );

/** Whose turn it is, as an addressee; `undefined` where it is nobody's. */
export function ownerOf({ status, reviewer, worker }: ModelTicket): string | undefined {
  const rules: Record<Owner, string | undefined> = {
    preReviewers: 'role:preReviewer',
    reviewer: `staff:${reviewer?.staffNo}`,
    worker: `staff:${worker?.staffNo}`,
    reporter: 'reporter',
    nobody: undefined,
  };
  return rules[STATUS_LINES[status].owner];
}
