/** A ticket and what belongs to a call on it, by id, in one round trip: documents of other collections are joined to it (ADR 41). */
import type { PlaceDoc, PlaceRow, StaffRow, Ticket } from '@xiuda/domain';
import { type Aggregation, command, type Data, database } from '../sdk';
import type { OwnStaff } from './people';
import { joinedAbove, placeIn } from './places';

type Joinable = 'settings' | 'staff' | 'materials' | 'files' | 'catalog';

/** What to read beside a ticket. Ids may come from outside: nothing in them is taken for an expression. */
export interface Wanted extends Readonly<Partial<Record<Joinable, readonly string[]>>> {
  /** Openid of somebody whose own roster row is wanted, with the rows of those who have named them as deputy. */
  readonly caller?: string;
  readonly place?: string | undefined;
  /** The roster row of its worker. */
  readonly worker?: boolean;
}

export interface TicketWith {
  readonly ticket: Ticket;
  /** The wanted documents that there are, in no order; what they are is for who asks to know. */
  of<T>(collection: Joinable): T[];
  readonly caller?: Pick<OwnStaff, 'row' | 'principals'>;
  readonly place?: PlaceDoc;
  readonly worker?: StaffRow;
}

const JOINED = 'joined_';
const IDS = `${JOINED}ids`;
const as = (what: string): string => `${JOINED}${what}`;

const { literal, arrayElemAt, ifNull } = command.aggregate;

/** What has no number is joined by none: a missing value would be joined with every row that names no deputy. */
const withCaller = (query: Aggregation): Aggregation =>
  query
    .lookup({ from: 'staff', localField: `${IDS}.caller`, foreignField: 'openid', as: as('caller') })
    .addFields({ [as('number')]: ifNull([arrayElemAt([`$${as('caller')}._id`, 0]), '']) })
    .lookup({
      ...{ from: 'staff', localField: as('number'), foreignField: 'deputy.staffNo', as: as('principals') },
    });

const withWorker = (query: Aggregation): Aggregation =>
  query.lookup({
    ...{ from: 'staff', localField: 'worker.staffNo', foreignField: '_id', as: as('worker') },
  });

function joined(query: Aggregation, { caller, place, worker, ...byId }: Wanted): Aggregation {
  const asked = Object.entries({ ...byId, places: place === undefined ? [] : [place] }).filter(
    ([, own]) => own.length,
  );
  const ids: Data = Object.fromEntries(asked.map(([from, own]) => [from, literal(own)]));
  if (caller !== undefined) ids.caller = literal(caller);
  let found = Object.keys(ids).length ? query.addFields({ [IDS]: ids }) : query;
  if (caller !== undefined) found = withCaller(found);
  for (const [from] of asked)
    found = found.lookup({ from, localField: `${IDS}.${from}`, foreignField: '_id', as: as(from) });
  if (place !== undefined) found = joinedAbove(found, `${as('places')}.parentId`);
  return worker ? withWorker(found) : found;
}

/** `undefined` where there is no such ticket: then nobody knows what else there is. */
export async function findTicketWith(ticketId: string, wanted: Wanted): Promise<TicketWith | undefined> {
  const query = database.collection('tickets').aggregate().match({ _id: ticketId }).limit(1);
  const [found] = (await joined(query, wanted).end()).list as Record<string, unknown>[];
  if (!found) return undefined;
  const of = <T>(what: string): T[] => (found[as(what)] ?? []) as T[];
  const own = Object.entries(found).filter(([field]) => !field.startsWith(JOINED));
  const [row] = of<PlaceRow>('places');
  const [place, worker] = [row && placeIn(row, found), of<StaffRow>('worker')[0]];
  const [caller] = of<StaffRow>('caller');
  return {
    ...{ ticket: Object.fromEntries(own) as unknown as Ticket, of },
    ...(caller && { caller: { row: caller, principals: of<StaffRow>('principals') } }),
    ...(place && { place }),
    ...(worker && { worker }),
  };
}
