import {
  type GrantCounts,
  OWNER_ROLES,
  type ServiceInfo,
  statusRow,
  type Tab,
  type ViewId,
  VIEWS,
} from '@xiuda/domain';
import type { StripTab } from '../tab-strip/tab-strip';
import { call } from '../../services/cloud';
import { lastSeen, onlooker } from '../../services/last-seen';
import { steadyLink } from '../../services/photo-links';
import type { WireSummary } from '../../services/wire';
import { type Card, cardOf } from '../ticket-card/card';

/** Filters of the list of everything, as `tickets · list` takes them; a field that is not set is not sent. */
export type Filter = Readonly<Record<string, string>>;

export interface Wanted {
  readonly view: ViewId;
  readonly tab: string;
  readonly filter: Filter;
  /** Where the page before ended; absent for the first. */
  readonly cursor?: string;
  /** 1-50 */
  readonly limit?: number;
}

export type Counts = Readonly<Record<string, number>>;

export interface Loaded {
  /** Their photos by steady links. */
  readonly tickets: readonly WireSummary[];
  readonly cards: Card[];
  /** Empty at the end. */
  readonly cursor: string;
  readonly counts: Counts;
  /** Messages that this person has not read; absent where nobody has counted. */
  readonly unread?: number | undefined;
  /** How often this person may still be reminded; as `unread`. */
  readonly grants?: Partial<GrantCounts> | undefined;
  /** Whose service it is; only 报修大厅 is told. */
  readonly service?: ServiceInfo | undefined;
  /** Who has asked the cloud, as `onlooker`; empty where it was recalled or found. */
  readonly whose: string;
}

interface Answer {
  readonly tickets: readonly WireSummary[];
  readonly nextCursor?: string | null;
  readonly counts?: Counts;
  readonly unread?: number;
  readonly grants?: Partial<GrantCounts>;
  readonly service?: ServiceInfo;
}

const loaded = (
  view: ViewId,
  { tickets: fresh, nextCursor = null, counts = {}, unread, grants, service }: Answer,
  { whose = '', at = Date.now() } = {},
): Loaded => {
  const onlooker = { view, now: Date.now() };
  const tickets = fresh.map((ticket) => ({
    ...ticket,
    photos: ticket.photos.map((link) => steadyLink(link, at)),
  }));
  return {
    tickets,
    cards: tickets.map((ticket) => cardOf(ticket, onlooker)),
    cursor: nextCursor ?? '',
    counts,
    unread,
    grants,
    service,
    whose,
  };
};

/** @throws CloudError */
export async function load({ filter, ...wanted }: Wanted): Promise<Loaded> {
  const whose = onlooker();
  const answer = await call<Answer>('tickets', { op: 'list', ...wanted, ...filter });
  return loaded(wanted.view, answer, { whose });
}

/** The top of the first tab as it stood there the last time; its cursor only says that there was more. */
export function recalled(view: ViewId): Loaded | undefined {
  const seen = lastSeen(view);
  try {
    if (!seen?.tickets.length) return undefined;
    return loaded(view, { ...seen, nextCursor: seen.hasMore ? 'more' : '' }, { at: seen.at });
  } catch {
    // Of another shape than this release knows.
    return undefined;
  }
}

/**
 * Tickets by number, or its last six digits, in whatever tab they stand.
 * @throws CloudError
 */
export const find = async (view: ViewId, number: string): Promise<Loaded> =>
  loaded(view, await call<Answer>('tickets', { op: 'find', number }));

const tabsOf = (view: ViewId): readonly Tab[] => VIEWS[view].tabs;

/** @param current stays, also where it has just become empty */
export const strip = (view: ViewId, counts: Counts, current: string): StripTab[] =>
  tabsOf(view)
    .filter(({ id, hidesEmpty }) => !hidesEmpty || id === current || counts[id])
    .map(({ id, label }) => ({ id, label, count: counts[id] ?? 0 }));

/** Only time brings tickets there: such a tab takes no filter. */
export const isOnlyByTime = (view: ViewId, tab: string): boolean =>
  tabsOf(view).some(({ id, only }) => id === tab && only !== undefined);

/** Is a ticket in this tab waiting for somebody of the view's role, and not only shown to them? */
const isTheirTurn = (view: ViewId, { statuses = [], only }: Tab): boolean =>
  !only &&
  statuses.some((status) => {
    const { owner } = statusRow(status);
    return owner !== undefined && OWNER_ROLES[owner] === view;
  });

/** How many tickets wait for this person in the queues of a view. */
export const waitingIn = (view: ViewId, counts: Counts): number =>
  tabsOf(view)
    .filter((tab) => isTheirTurn(view, tab))
    .reduce((sum, { id }) => sum + (counts[id] ?? 0), 0);

export const firstTab = (view: ViewId): string => VIEWS[view].tabs[0].id;

export const NOT_FOUND = '没有找到这张工单，请核对号码';

export const emptyWords = (view: ViewId, tab: string): string =>
  tabsOf(view).find(({ id }) => id === tab)?.empty ?? '';
