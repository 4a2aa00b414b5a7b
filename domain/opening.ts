/** Has whoever has the turn looked at the ticket? Source: the ticket contract's delivery marks. */
import { capacityOn, type TicketPeople } from './actors';
import { type Actor, hasRole } from './roles';
import { isOpen, OWNER_ROLES, type Owner, type Status, statusRow } from './statuses';
import type { TicketState } from './step';
import type { StepActor, TimelineEntry } from './ticket';

/** Who waits is told once nobody has looked for so long, ms. */
export const UNSEEN_AFTER = 60 * 60_000;

interface Waiting extends TicketPeople {
  readonly status: Status;
  readonly since: Date;
  readonly openedAt?: Date | undefined;
}

const TURNS: Record<Owner, (ticket: TicketPeople, actor: Actor) => boolean> = {
  preReviewers: (_, actor) => hasRole(actor, 'preReviewer'),
  reviewer: (ticket, actor) => capacityOn('reviewer', ticket, actor) !== undefined,
  worker: (ticket, actor) => capacityOn('worker', ticket, actor) !== undefined,
  reporter: ({ reporter }, actor) => reporter.openid === actor.openid,
};

/** Is it this person's turn, or that of somebody whom they stand in for? */
export function isTurnOf(ticket: TicketPeople & { readonly status: Status }, actor: Actor): boolean {
  const { owner } = statusRow(ticket.status);
  return owner !== undefined && TURNS[owner](ticket, actor);
}

const isOpened = ({ since, openedAt }: Waiting): boolean =>
  openedAt !== undefined && openedAt.getTime() >= since.getTime();

/** Is this the first look of somebody whose turn it is? Then it is noted. */
export const isFirstLook = (ticket: Waiting, actor: Actor): boolean =>
  !isOpened(ticket) && isTurnOf(ticket, actor);

const KEEPS: Record<Owner, (after: TicketState, by: StepActor) => boolean> = {
  // The next one of them may be somebody else.
  preReviewers: () => false,
  reviewer: ({ reviewer }, by) => reviewer?.staffNo === (by.onBehalfOf?.staffNo ?? by.staffNo),
  worker: ({ worker }, by) => worker?.staffNo === (by.onBehalfOf?.staffNo ?? by.staffNo),
  reporter: ({ reporter }, by) => reporter.openid === by.openid,
};

/** Whoever takes a step and has the next turn as well need not open what they have in hand. */
export function keepsTurn(after: TicketState, { by }: Pick<TimelineEntry, 'by'>): boolean {
  const { owner } = statusRow(after.status);
  return owner !== undefined && OWNER_ROLES[owner] === by.role && KEEPS[owner](after, by);
}

/** Does this ticket tell who looks at it that whose turn it is has not opened it? An open one, for an hour, somebody else's turn. */
export const isUnseen = (ticket: Waiting, actor: Actor, now: Date): boolean =>
  isOpen(ticket.status) &&
  statusRow(ticket.status).owner !== undefined &&
  now.getTime() - ticket.since.getTime() > UNSEEN_AFTER &&
  !isOpened(ticket) &&
  !isTurnOf(ticket, actor);
