/** What the ticket contract lets one person see: a ticket, and what a list of a view and tab holds, in which order, with counts. */
import type { Role } from '@xiuda/domain';
import { QUEUES, TABS } from '../support/contract';
import { counted, FILE } from './answers';
import { type CastName, holderOf, isA, member, type OnDuty } from './cast';
import { isReporter, seesContactPhone, seesWorkerPhone, stepsOf, wasThere } from './rules';
import type { Entry, Fields, ModelTicket, State } from './state';

/** 138****1234 */
const masked = (phone: string): string => `${phone.slice(0, 3)}****${phone.slice(7)}`;

/** The submission's own words stand on the ticket itself. */
const seenEntry = ({ action, from, to, by, at, input }: Entry): Fields => ({
  ...{ action, from, to, at },
  by: { role: by.role, name: by.name, ...(by.role !== 'reporter' && { staffNo: by.staffNo }) },
  input: from === null ? {} : input,
});

function seenWorker(ticket: ModelTicket, who: CastName): Fields {
  if (!ticket.worker) return {};
  const holder = holderOf(ticket.worker.staffNo);
  const phone = holder && member(holder).phone;
  return { worker: { ...ticket.worker, ...(seesWorkerPhone(ticket, who) && { phone }) } };
}

/** What list and detail have in common. */
function seenBasics(ticket: ModelTicket): Fields {
  const { _id, number, status, since, createdAt, area, address, item, description, reviewer } = ticket;
  return {
    ...{ _id, number, status, since, createdAt, area, address, item, description },
    version: ticket.story.length,
    reporter: { name: ticket.reporter.name },
    ...(reviewer && { reviewer }),
  };
}

export function viewOf(ticket: ModelTicket, who: CastName, onDuty: OnDuty): unknown {
  const { contactName, contactPhone, materials, updatedAt, photos } = ticket;
  const { completion, confirmation, rating } = ticket;
  const view = {
    ...seenBasics(ticket),
    ...seenWorker(ticket, who),
    ...{ contactName, materials, updatedAt, photos },
    isMine: isReporter(ticket, who),
    contactPhone: seesContactPhone(ticket, who, onDuty) ? contactPhone : masked(contactPhone),
    ...(completion && { completion }),
    ...(confirmation && { confirmation }),
    ...(rating && { rating }),
    timeline: ticket.story.map(seenEntry).reverse(),
  };
  return counted(view, FILE);
}

const summaryOf = (ticket: ModelTicket, who: CastName, onDuty: OnDuty, now: number): Fields => ({
  ...seenBasics(ticket),
  ...(ticket.worker && { worker: ticket.worker }),
  ...(ticket.rating && { rating: { score: ticket.rating.score } }),
  photos: Math.min(2, ticket.photos.length),
  actions: stepsOf(ticket, who, onDuty, now).sort(),
});

/** What somebody asks for; `filters` belong to the admin's list. */
export interface ListWish {
  readonly who: CastName;
  readonly view: Role;
  readonly tab: string;
  readonly filters: Fields;
}

export const mayList = (state: State, { who, view }: ListWish): boolean =>
  view === 'reporter' || isA(state.onDuty, who, view);

const isTheirs = (ticket: ModelTicket, { who, view, tab }: ListWish): boolean => {
  if (view === 'reporter') return isReporter(ticket, who);
  if (view === 'admin') return true;
  if (tab === 'done') return wasThere(ticket, who, view);
  if (tab === 'pool') return true;
  return view === 'preReviewer' || ticket[view]?.staffNo === member(who).staffNo;
};

const passes = ({ status, item, worker, number, areaIds }: ModelTicket, filters: Fields): boolean => {
  const held: Fields = { status, itemId: item.id, workerId: worker?.staffNo, number };
  return Object.entries(filters).every(([key, value]) =>
    key === 'areaId' ? areaIds.includes(String(value)) : held[key] === value,
  );
};

const holding = (state: State, wish: ListWish): ModelTicket[] =>
  state.tickets.filter(
    (ticket) =>
      (TABS[wish.view][wish.tab]?.includes(ticket.status) ?? true) &&
      isTheirs(ticket, wish) &&
      passes(ticket, wish.filters),
  );

const keyOf = ({ since, _id }: ModelTicket): string => `${since} ${_id}`;

/** Longest waiting first in a queue that somebody must clear, newest first elsewhere. */
export function listed(state: State, wish: ListWish, now: number): Fields[] {
  const sign = QUEUES[wish.view].includes(wish.tab) ? 1 : -1;
  return holding(state, wish)
    .sort((a, b) => (keyOf(a) < keyOf(b) ? -sign : sign))
    .map((ticket) => summaryOf(ticket, wish.who, state.onDuty, now));
}

export const countsOf = (state: State, { who, view }: ListWish): Record<string, number> =>
  Object.fromEntries(
    QUEUES[view].map((tab) => [tab, holding(state, { who, view, tab, filters: {} }).length]),
  );
