/** What all operations on a ticket begin with. */
import { type Actor, AppError, canSee, readsTalk, type Ticket } from '@xiuda/domain';

/** @throws AppError NOT_FOUND */
export function visible(ticket: Ticket | undefined, actor: Actor): Ticket {
  if (!ticket || !canSee(ticket, actor)) throw new AppError('NOT_FOUND');
  return ticket;
}

/** @throws AppError FORBIDDEN for whoever sees the ticket and is not on it */
export function mayRead(ticket: Ticket, actor: Actor): void {
  if (!readsTalk(ticket, actor)) throw new AppError('FORBIDDEN');
}

/** @throws AppError INVALID_INPUT: the requestId was used for another wish */
export function refuseOtherWish(isSame: boolean): void {
  if (!isSame) throw new AppError('INVALID_INPUT', { requestId: '这次提交与上次的内容不同，请刷新后再试' });
}
