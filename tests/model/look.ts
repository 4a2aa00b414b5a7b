/** Reads: one ticket, or a list. What is seen must be what the model says, no more and no less. */
import type { ActionId, Role, TicketView } from '@xiuda/domain';
import type { Answer } from '../support/cloud';
import { BY_TIME, STATUS_IDS, TABS } from '../support/contract';
import type { ListData } from '../support/world';
import { differences, person, seen, ticketName } from './answers';
import { AREA_IDS, ITEM_IDS } from './base-data';
import { type CastName, NAMEABLE } from './cast';
import { ask, astray, clock, type Room } from './room';
import { maySee, stepsOf } from './rules';
import { countsOf, listed, type ListWish, mayList, viewOf } from './sight';
import { chosen } from './spoil';
import type { Fields, ModelTicket } from './state';

interface GetData {
  readonly ticket: TicketView;
  readonly actions: readonly ActionId[];
}

const refused = (answer: Answer<unknown>, code: string): string[] =>
  !answer.ok && answer.error.code === code
    ? []
    : [`answer: ${answer.ok ? 'seen' : answer.error.code} instead of ${code}`];

/** An answer of a read against what it must be. */
function hold(room: Room, sentence: string, answer: Answer<unknown>, wrong: readonly string[]): void {
  room.tally.reads++;
  room.said.push(`${sentence} → ${answer.ok ? 'seen' : answer.error.code}`);
  if (wrong.length) throw astray(room, wrong);
}

/** @param ticket `undefined` for one that does not exist */
export async function lookAt(room: Room, who: CastName, ticket: ModelTicket | undefined): Promise<void> {
  const { state } = room;
  const ticketId = ticket?._id ?? 'no-such-ticket';
  const now = clock(room);
  const answer = await ask<GetData>(room, who, 'tickets', { op: 'get', ticketId });
  const isSeen = ticket && maySee(ticket, who, state.onDuty);
  const expected = isSeen && {
    ticket: viewOf(ticket, who, state.onDuty),
    actions: stepsOf(ticket, who, state.onDuty, now).sort(),
  };
  const wrong =
    expected && answer.ok
      ? differences({ ticket: seen(answer.data.ticket), actions: [...answer.data.actions].sort() }, expected)
      : refused(answer, expected ? 'ok' : 'NOT_FOUND');
  hold(room, `${person(who)} looks at ${ticketName(state, ticketId)}`, answer, wrong);
}

export interface ListNumbers {
  readonly who: CastName;
  readonly view: Role;
  readonly tab: number;
  readonly limit: number;
  readonly choice: number;
}

/** Tickets of other runs are in no area. */
function filtersFor({ state: { tickets } }: Room, choice: number): Fields {
  const more: readonly Fields[] = [
    {},
    { status: chosen(STATUS_IDS, choice >> 3) },
    { itemId: chosen(ITEM_IDS, choice >> 3) },
    { workerId: chosen(NAMEABLE, choice >> 3) },
    { number: tickets.length ? chosen(tickets, choice >> 3).number : 'BX20260101-000000' },
  ];
  return { areaId: chosen(AREA_IDS, choice >> 6), ...chosen(more, choice) };
}

const withoutTime = (counts: Fields = {}): Fields =>
  Object.fromEntries(Object.entries(counts).filter(([tab]) => !BY_TIME.includes(tab)));

type Page = Fields & { readonly actions: readonly string[] };

/** Every page of a list, put together; the answer alone where it was refused. */
async function pages(room: Room, { who, view, tab, filters }: ListWish, limit: number) {
  const rows: Fields[] = [];
  let counts: unknown;
  let cursor: string | null | undefined;
  for (;;) {
    const event = { op: 'list', view, tab, limit, ...filters, ...(cursor && { cursor }) };
    const answer = await ask<ListData>(room, who, 'tickets', event);
    if (!answer.ok) return { answer };
    if (!cursor) counts = withoutTime(answer.data.counts);
    const page = answer.data.tickets.map(seen) as Page[];
    rows.push(...page.map((row) => ({ ...row, actions: [...row.actions].sort() })));
    cursor = answer.data.nextCursor;
    if (!cursor) return { answer, rows, counts };
    if (page.length !== limit) throw astray(room, [`a page of ${page.length} before the last one`]);
  }
}

/** Those that time brings tickets to are the calendar's affair. */
const tabsOf = (view: Role): string[] => Object.keys(TABS[view]).filter((tab) => !BY_TIME.includes(tab));

export async function lookThrough(room: Room, numbers: ListNumbers): Promise<void> {
  const { who, view, limit, choice } = numbers;
  const { state } = room;
  const tab = chosen(tabsOf(view), numbers.tab);
  const filters = view === 'admin' ? filtersFor(room, choice) : {};
  const wish: ListWish = { who, view, tab, filters };
  const now = clock(room);
  const { answer, rows, counts } = await pages(room, wish, limit);
  const may = mayList(state, wish);
  const wrong =
    rows && may
      ? [
          ...differences(rows, listed(state, wish, now), 'tickets'),
          ...differences(counts, countsOf(state, wish), 'counts'),
        ]
      : refused(answer, may ? 'ok' : 'FORBIDDEN');
  hold(room, `${person(who)} lists ${view} ${tab} ${JSON.stringify(filters)} by ${limit}`, answer, wrong);
}
