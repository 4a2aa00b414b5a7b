/** How the tickets of a tab are read and counted: most by their status, some by what time has made of them. */
import { type Actor, COUNT_CAP, type Overdue, type Tab, type ViewId } from '@xiuda/domain';
import type { House } from '../house';
import { cutPage, encodeCursor } from '../paging';
import { countDueBack, duePosition, readDueBack } from '../store/due-back';
import { readFittingFirst } from '../store/fitting-first';
import { type LateQuery, readLate } from '../store/late-tickets';
import {
  countTab,
  LISTED,
  type ListedTicket,
  type PageRequest,
  positionOf,
  readPage,
  scopeOf,
} from '../store/ticket-lists';

export interface TabPage {
  readonly page: ListedTicket[];
  readonly nextCursor: string | null;
}

interface Reader {
  readonly read: (request: PageRequest, house: House) => Promise<TabPage>;
  readonly count: (view: ViewId, tab: Tab, actor: Actor, house: House) => Promise<number>;
}

const byStatus: Reader = {
  async read(request) {
    const { tab, actor, limit } = request;
    const found = await (tab.fitFirst ? readFittingFirst : readPage)(request);
    return cutPage(found, limit, (ticket) => positionOf(tab, ticket, actor));
  },
  count: countTab,
};

/** Of what may be late some stood still: so many more are read at once that hardly ever a second round trip follows. */
const withSpare = (wanted: number): number => Math.ceil(wanted * 1.25) + 1;

const lateQuery = (
  view: ViewId,
  tab: Tab,
  actor: Actor,
  { paces, now }: House,
  batch: number,
): LateQuery => ({
  scope: scopeOf(view, tab, actor),
  ...{ paces, now },
  batch,
});

const READERS: Record<Overdue, Reader> = {
  late: {
    async read({ view, tab, actor, limit, position }, house) {
      const query = {
        ...lateQuery(view, tab, actor, house, withSpare(limit)),
        fields: LISTED,
        dangerousFirst: true as const,
      };
      const { found, next } = await readLate<ListedTicket>(query, limit, position);
      return { page: found, nextCursor: next ? encodeCursor(next) : null };
    },
    async count(view, tab, actor, house) {
      const query = lateQuery(view, tab, actor, house, withSpare(COUNT_CAP));
      return (await readLate(query, COUNT_CAP)).found.length;
    },
  },
  dueBack: {
    async read({ view, tab, actor, limit, position }, { now }) {
      const scope = scopeOf(view, tab, actor);
      const found = await readDueBack<ListedTicket>(scope, now, LISTED, limit, position);
      return cutPage(found, limit, duePosition);
    },
    count: (view, tab, actor, { now }) => countDueBack(scopeOf(view, tab, actor), now, COUNT_CAP),
  },
};

const readerOf = ({ only }: Tab): Reader => (only ? READERS[only] : byStatus);

/** One page of a tab. */
export const readTab = (request: PageRequest, house: House): Promise<TabPage> =>
  readerOf(request.tab).read(request, house);

/** How many tickets stand in this tab, at most COUNT_CAP. */
export const countIn = (view: ViewId, tab: Tab, actor: Actor, house: House): Promise<number> =>
  readerOf(tab).count(view, tab, actor, house);
