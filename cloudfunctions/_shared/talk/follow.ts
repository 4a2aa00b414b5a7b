import { AppError, checkTalk, parse, TALK_INPUTS } from '@xiuda/domain';
import { loadActor } from '../actor';
import type { Operation } from '../resource';
import { addFollow, findFollow } from '../store/follows';
import { assertStays, findAccount } from '../store/people';
import { findTicket } from '../store/tickets';

interface Following {
  /** How many people have said so, this one included. */
  readonly affected: number;
  readonly repeated?: true;
}

const NOBODY = '关注的人';

/** 我也遇到: an open ticket of somebody else's, by its id, by anybody; it makes nothing of the ticket visible. */
export const follow: Operation<Following> = async (event, openid) => {
  const { ticketId } = parse(TALK_INPUTS.follow, event);
  const [actor, account, ticket, before] = await Promise.all([
    loadActor(openid),
    findAccount(openid),
    findTicket(ticketId),
    findFollow(ticketId, openid),
  ]);
  if (!ticket) throw new AppError('NOT_FOUND');
  if (before) return { affected: ticket.affected ?? 1, repeated: true };
  assertStays(account);
  if (ticket.reporter.openid === openid)
    throw new AppError('INVALID_INPUT', { ticketId: '这是你自己报修的，进度会直接通知你' });
  checkTalk('follow', ticket, actor);
  const name = actor.name ?? account?.contactName ?? NOBODY;
  const followed = await addFollow(ticketId, { openid, name });
  if (followed.is === 'closed') {
    checkTalk('follow', (await findTicket(ticketId)) ?? ticket, actor);
    throw new AppError('WRONG_STATUS');
  }
  const { is, affected } = followed;
  return is === 'before' ? { affected, repeated: true } : { affected };
};
