import {
  type Actor,
  AppError,
  type GrantCounts,
  hasRole,
  parse,
  type ServiceInfo,
  summaryPhotos,
  type Tab,
  type TicketSummary,
  tabOf,
  text,
  type ViewId,
  VIEWS,
} from '@xiuda/domain';
import * as z from 'zod/mini';
import { loadActor } from '../actor';
import { countsFor } from '../agreed';
import { dayAfter } from '../day';
import { CURSOR } from '../paging';
import { type House, loadHouse } from '../house';
import type { Operation } from '../resource';
import { loadService } from '../service-info';
import { linksTo } from '../storage';
import { readGrants } from '../store/grants';
import { countUnread, unreadTalk } from '../store/inbox';
import type { Filters } from '../store/ticket-lists';
import { FILTER_NAMES, FILTERS } from './filters';
import { listed } from './listed';
import { countIn, readTab } from './tabs';

const LIMIT_WORDS = '一页 1 到 50 条';

const INPUT = z.strictObject({
  view: z.enum(Object.keys(VIEWS) as ViewId[], '没有这种列表'),
  tab: z.optional(z.string('没有这一栏')),
  cursor: CURSOR,
  limit: z._default(z.int(LIMIT_WORDS).check(z.minimum(1, LIMIT_WORDS), z.maximum(50, LIMIT_WORDS)), 20),
  ...FILTERS,
  number: z.optional(text('工单号', 1, 40)),
});

type Input = z.output<typeof INPUT>;

/** Filters belong to the list of everything; elsewhere they are refused. */
function filtersOf(input: Input, tab: Tab): Filters {
  const given = ([...FILTER_NAMES, 'number'] as const).filter((key) => input[key] !== undefined);
  if ((tab.scope !== 'everything' || tab.only) && given.length) {
    throw new AppError(
      'INVALID_INPUT',
      Object.fromEntries(given.map((key) => [key, '这个列表不能这样筛选'])),
    );
  }
  const { status, areaId, itemId, workerId, number, from, to } = input;
  return { status, areaId, itemId, workerId, number, from, until: to && dayAfter(to) };
}

/** A cursor from before this list had its order leads to its first page; whoever pages on finds what is known again. */
function inOrderOf({ ranked, fitFirst }: Tab, cursor: Input['cursor']): Input['cursor'] {
  const isOlder = (ranked && cursor?.rank === undefined) || (fitFirst && cursor?.fit === undefined);
  return isOlder ? undefined : cursor;
}

const mayRead = (view: ViewId, actor: Actor): boolean => view === 'reporter' || hasRole(actor, view);

async function countQueues(view: ViewId, actor: Actor, house: House): Promise<Record<string, number>> {
  const queues = VIEWS[view].tabs.filter((tab) => tab.queue);
  return Object.fromEntries(
    await Promise.all(queues.map(async (tab) => [tab.id, await countIn(view, tab, actor, house)] as const)),
  );
}

const withUnread = (summary: TicketSummary, talk: ReadonlyMap<string, number>): TicketSummary => {
  const unreadTalk = talk.get(summary._id);
  return { ...summary, ...(unreadTalk && { unreadTalk }) };
};

interface ListAnswer {
  readonly tickets: TicketSummary[];
  readonly nextCursor: string | null;
  readonly counts?: Record<string, number>;
  /** Messages that this person has not read, at most 100. */
  readonly unread?: number;
  /** How often this person may still be reminded by WeChat, by template. */
  readonly grants?: Partial<GrantCounts>;
  /** In 报修大厅: whose service it is, and what its forms obey. */
  readonly service?: ServiceInfo;
}

/**
 * One page of one tab, and on the first page how many wait in each queue, how many messages are unread, and how
 * many reminders are left.
 */
export const list: Operation<ListAnswer> = async (event, openid) => {
  const input = parse(INPUT, event);
  const { view, limit } = input;
  const tab = tabOf(view, input.tab);
  if (!tab) throw new AppError('INVALID_INPUT', { tab: '没有这一栏' });
  const position = inOrderOf(tab, input.cursor);
  const filters = filtersOf(input, tab);
  const [actor, house] = await Promise.all([loadActor(openid), loadHouse()]);
  if (!mayRead(view, actor)) throw new AppError('FORBIDDEN');
  const [{ page, nextCursor }, talk, counts, unread, grants, service] = await Promise.all([
    readTab({ view, tab, actor, filters, limit, ...(position && { position }) }, house),
    unreadTalk(openid),
    position ? undefined : countQueues(view, actor, house),
    position ? undefined : countUnread(openid),
    position ? undefined : readGrants(openid),
    position || view !== 'reporter' ? undefined : loadService(),
  ]);
  const links = await linksTo(page.flatMap(summaryPhotos));
  return {
    tickets: page.map((ticket) => withUnread(listed(ticket, actor, links, house), talk)),
    nextCursor,
    ...(counts && { counts }),
    ...(unread !== undefined && { unread }),
    ...(grants && { grants: countsFor(grants, actor.roles) }),
    ...(service && { service }),
  };
};
