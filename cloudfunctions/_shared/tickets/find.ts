import {
  AppError,
  canSee,
  numbersMeant,
  parse,
  summaryPhotos,
  type TicketSummary,
  text,
} from '@xiuda/domain';
import * as z from 'zod/mini';
import { loadActor } from '../actor';
import { loadHouse } from '../house';
import type { Operation } from '../resource';
import { linksTo } from '../storage';
import { ticketsNumbered } from '../store/ticket-lists';
import { listed } from './listed';

const INPUT = z.strictObject({ number: text('工单号', 1, 40) });

interface Found {
  /** Newest first; empty where there is none that this person may see. */
  readonly tickets: TicketSummary[];
}

/** Tickets by the number that somebody reads out, or its last six digits. */
export const find: Operation<Found> = async (event, openid) => {
  const numbers = numbersMeant(parse(INPUT, event).number, new Date());
  if (!numbers.length)
    throw new AppError('INVALID_INPUT', { number: '请输入完整的工单号，或它的最后六位数字' });
  const [actor, numbered, house] = await Promise.all([
    loadActor(openid),
    ticketsNumbered(numbers),
    loadHouse(),
  ]);
  const seen = numbered.filter((ticket) => canSee(ticket, actor));
  const links = await linksTo(seen.flatMap(summaryPhotos));
  return {
    tickets: seen
      .sort((one, other) => other.number.localeCompare(one.number))
      .map((ticket) => listed(ticket, actor, links, house)),
  };
};
