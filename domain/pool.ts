/** 抢单: tickets that any worker may take. Whom each fits is decided by what the roster says of a worker (ADR 34). */
import { actionRow } from './actions';
import type { StaffRow } from './account';
import { type Actor, roleLabel } from './roles';
import type { Status } from './statuses';
import type { Ticket } from './ticket';

/** Why a ticket is for this worker before others: it lies in their places, it is their 工种. */
export const FITS = ['area', 'trade'] as const;
export type Fit = (typeof FITS)[number];

type Duties = Pick<StaffRow, 'areas' | 'trades'>;

const HOLDS: Record<Fit, (ticket: Pick<Ticket, 'areaIds' | 'trade'>, duties: Duties) => boolean> = {
  area: ({ areaIds }, { areas = [] }) => areaIds.some((id) => areas.includes(id)),
  trade: ({ trade }, { trades = [] }) => trade !== undefined && trades.includes(trade),
};

/** What of this ticket is the worker's own, by the roster; who goes wherever they are needed has nothing of their own. */
export const fitsOf = (ticket: Pick<Ticket, 'areaIds' | 'trade'>, duties: Duties): Fit[] =>
  FITS.filter((fit) => HOLDS[fit](ticket, duties));

/** Statuses whose tickets every worker may see, to take one. */
const OPEN_TO_WORKERS: readonly Status[] = ['pooled'];

export const isOpenToWorkers = (status: Status): boolean => OPEN_TO_WORKERS.includes(status);

/**
 * What became of a ticket that this person, a worker, could have taken and does not see any more: `已被 陈志强 抢走`; `undefined` where
 * it never was to be had.
 */
export function wordsOfGone({ timeline }: Pick<Ticket, 'timeline'>, actor: Actor): string | undefined {
  if (!actor.roles.includes('worker')) return undefined;
  const step = [...timeline]
    .reverse()
    .find(({ from, to }) => from !== null && isOpenToWorkers(from) && !isOpenToWorkers(to));
  if (!step) return undefined;
  const { takesOver, label } = actionRow(step.action);
  if (takesOver) return `这张工单已被 ${step.by.name} 抢走`;
  return `${roleLabel(step.by.role)}已${label}，这张工单不能再抢了`;
}
