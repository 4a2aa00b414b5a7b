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
/** Possible for so many days after the work was confirmed. */
const DAYS: Partial<Record<ActionId, number>> = { rate: 15, reopen: 30 };

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

const isDanger = ({ danger, status }: ModelTicket): boolean => danger !== undefined && isOpenStatus(status);

export const maySee = (ticket: ModelTicket, who: CastName, onDuty: OnDuty): boolean =>
  isReporter(ticket, who) ||
  isA(onDuty, who, 'preReviewer') ||
  isA(onDuty, who, 'admin') ||
  (ticket.status === 'pooled' && isA(onDuty, who, 'worker')) ||
  // A danger is told to everybody on duty, who may look while it lasts.
  (isDanger(ticket) && ON_A_TICKET.some((role) => isA(onDuty, who, role))) ||
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

/** Those that are for some of the tickets in their statuses. */
const ONLY: Partial<Record<ActionId, (ticket: ModelTicket) => boolean>> = {
  'direct-dispatch': ({ danger }) => danger !== undefined,
  'refuse-work': ({ acceptance }) => acceptance === undefined,
};

const isLate = (days: number, { confirmation }: ModelTicket, now: number): boolean =>
  now > Date.parse(String(confirmation?.at)) + days * DAY_MS;

/** Is the ticket where this step starts, one of those that it is for, and not for too long already? */
export function isTime(action: ActionId, ticket: ModelTicket, now: number): boolean {
  const days = DAYS[action];
  return (
    TRANSITIONS[action].from.includes(ticket.status) &&
    (ONLY[action]?.(ticket) ?? true) &&
    (days === undefined || !isLate(days, ticket, now))
  );
}

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

/** Is it this person's turn? */
export function isTurnOf(ticket: ModelTicket, who: CastName, onDuty: OnDuty): boolean {
  const rule = ownerOf(ticket);
  if (rule === 'reporter') return isReporter(ticket, who);
  if (rule === 'role:preReviewer') return isA(onDuty, who, 'preReviewer');
  return rule !== undefined && onDuty.has(who) && rule === `staff:${member(who).staffNo}`;
}

/** What comes before others in the lists of those who work: a danger. */
export const rankOf = ({ danger }: ModelTicket): number => (danger === undefined ? 0 : 2);

/**
 * For somebody who does not see a ticket any more: the step that took it out of their sight, if they saw it as it was at this
 * version.
 */
export function hiddenBy(
  ticket: ModelTicket,
  who: CastName,
  onDuty: OnDuty,
  version: unknown,
): ModelTicket['story'][number] | undefined {
  const saw = ticket.was.map((one) => maySee(one, who, onDuty));
  return saw[Number(version) - 1] ? ticket.story[saw.lastIndexOf(true) + 1] : undefined;
}
