/** Has whoever has the turn looked at the ticket? Source: the ticket contract's delivery marks. */
import type { TicketPeople } from './actors';
import { type Actor, hasRole } from './roles';
import { isOpen, OWNER_ROLES, type Owner, type Status, statusRow } from './statuses';
import type { TicketState } from './step';
import type { StaffRef, TimelineEntry } from './ticket';

/** Who waits is told once nobody has looked for so long, ms. */
export const UNSEEN_AFTER = 60 * 60_000;

interface Waiting extends TicketPeople {
  readonly status: Status;
  readonly since: Date;
  readonly openedAt?: Date | undefined;
}

type Assigned = { readonly reviewer?: StaffRef | undefined; readonly worker?: StaffRef | undefined };

const isTheirs = (person: StaffRef | undefined, actor: Actor): boolean =>
  person !== undefined && person.staffNo === actor.staffNo;

const TURNS: Record<Owner, (ticket: TicketPeople & Assigned, actor: Actor) => boolean> = {
  preReviewers: (_, actor) => hasRole(actor, 'preReviewer'),
  reviewer: ({ reviewer }, actor) => isTheirs(reviewer, actor),
  worker: ({ worker }, actor) => isTheirs(worker, actor),
  reporter: ({ reporter }, actor) => reporter.openid === actor.openid,
};

/** Is it this person's turn? */
export function isTurnOf(ticket: TicketPeople & { readonly status: Status }, actor: Actor): boolean {
  const { owner } = statusRow(ticket.status);
  return owner !== undefined && TURNS[owner](ticket, actor);
}

const isOpened = ({ since, openedAt }: Waiting): boolean =>
  openedAt !== undefined && openedAt.getTime() >= since.getTime();

/** Is this the first look of somebody whose turn it is? Then it is noted. */
export const isFirstLook = (ticket: Waiting, actor: Actor): boolean =>
  !isOpened(ticket) && isTurnOf(ticket, actor);

/** Whoever takes a step and has the next turn as well need not open what they have in hand. */
export function keepsTurn(after: TicketState, { by }: Pick<TimelineEntry, 'by'>): boolean {
  const { owner } = statusRow(after.status);
  const isOwner = owner !== undefined && OWNER_ROLES[owner] === by.role;
  return isOwner && TURNS[owner](after, { openid: by.openid, staffNo: by.staffNo ?? '', roles: [] });
}

/** Does this ticket tell who looks at it that whose turn it is has not opened it? An open one, for an hour, somebody else's turn. */
export const isUnseen = (ticket: Waiting, actor: Actor, now: Date): boolean =>
  isOpen(ticket.status) &&
  statusRow(ticket.status).owner !== undefined &&
  now.getTime() - ticket.since.getTime() > UNSEEN_AFTER &&
  !isOpened(ticket) &&
  !isTurnOf(ticket, actor);
