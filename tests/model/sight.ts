/** What the ticket contract lets one person see: a ticket, and what a list of a view and tab holds, in which order, with counts. */
import type { Role } from '@xiuda/domain';
import { BY_TIME, QUEUES, RANKED, TABS } from '../support/contract';
import { counted, FILE } from './answers';
import { type CastName, holderOf, isA, member, type OnDuty } from './cast';
import { isReporter, isTurnOf, rankOf, seesContactPhone, seesWorkerPhone, stepsOf, wasThere } from './rules';
import type { Entry, Fields, ModelTicket, State } from './state';

/** 138****1234 */
const masked = (phone: string): string => `${phone.slice(0, 3)}****${phone.slice(7)}`;

/** What was reported stands on the ticket itself; of an edit the photos are shown that it left. */
function seenInput({ action, input }: Entry): Fields {
  if (action === 'submit') return {};
  return action === 'edit' ? { ...(input.photos !== undefined && { photos: input.photos }) } : input;
}

const seenEntry = (entry: Entry): Fields => ({
  ...{ action: entry.action, from: entry.from, to: entry.to, at: entry.at },
  by: {
    role: entry.by.role,
    name: entry.by.name,
    ...(entry.by.role !== 'reporter' && { staffNo: entry.by.staffNo }),
  },
  input: seenInput(entry),
});

function seenWorker(ticket: ModelTicket, who: CastName): Fields {
  if (!ticket.worker) return {};
  const holder = holderOf(ticket.worker.staffNo);
  const phone = holder && member(holder).phone;
  return { worker: { ...ticket.worker, ...(seesWorkerPhone(ticket, who) && { phone }) } };
}

/** What list and detail have in common. */
function seenBasics(ticket: ModelTicket, who: CastName, onDuty: OnDuty): Fields {
  const { _id, number, status, since, createdAt, area, address, item, description, reviewer } = ticket;
  const { suggestedWorker, danger, reopenCount, pause, acceptance, completion } = ticket;
  return {
    ...{ _id, number, status, since, createdAt, area, address, item, description },
    version: ticket.story.length,
    reporter: { name: ticket.reporter.name },
    ...(reviewer && { reviewer }),
    ...(suggestedWorker && { suggestedWorker }),
    ...(danger && { danger }),
    ...(reopenCount && { reopenCount }),
    ...(pause && { pause }),
    ...(acceptance && { acceptance }),
    ...(completion?.advice !== undefined && { advice: completion.advice }),
    ...(isTurnOf(ticket, who, onDuty) && { isMyTurn: true }),
  };
}

export function viewOf(ticket: ModelTicket, who: CastName, onDuty: OnDuty): unknown {
  const { contactName, contactPhone, materials, updatedAt, photos } = ticket;
  const { completion, confirmation, rating } = ticket;
  const view = {
    ...seenBasics(ticket, who, onDuty),
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
  ...seenBasics(ticket, who, onDuty),
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

/** What is urgent first where it waits for somebody; longest waiting first in a queue that somebody must clear, newest first elsewhere. */
export function listed(state: State, wish: ListWish, now: number): Fields[] {
  const sign = QUEUES[wish.view].includes(wish.tab) ? 1 : -1;
  const ranked = Number(RANKED[wish.view].includes(wish.tab));
  return holding(state, wish)
    .sort((a, b) => ranked * (rankOf(b) - rankOf(a)) || (keyOf(a) < keyOf(b) ? -sign : sign))
    .map((ticket) => summaryOf(ticket, wish.who, state.onDuty, now));
}

export const countsOf = (state: State, { who, view }: ListWish): Record<string, number> =>
  Object.fromEntries(
    QUEUES[view]
      .filter((tab) => !BY_TIME.includes(tab))
      .map((tab) => [tab, holding(state, { who, view, tab, filters: {} }).length]),
  );
