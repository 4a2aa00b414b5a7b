/** After a run: what is stored is what the model knows, what the story tells, and what the told column says. */
import { rebuild, type Ticket } from '@xiuda/domain';
import { stateOf } from '../support/marks';
import { wrongStock } from '../support/stock';
import { counted, differences, FILE, plain } from './answers';
import { astray, type Room } from './room';
import { pastOf } from './rules';
import type { Fields, ModelTicket } from './state';
import { deliverRest, wrongDelivered, wrongLeft, wrongWaiting } from './told';

/** The document that the contract asks for, less delivery; fingerprints of inputs are the store's own affair. */
function documentOf({ involved: _, told: __, was: ___, story, ...fields }: ModelTicket): unknown {
  const timeline = story.map(({ wish: ____, ...entry }) => entry);
  return counted(plain({ ...fields, version: story.length, timeline }), FILE);
}

/** Marks are no part of the story. */
const withoutMarks = (ticket: Ticket): Fields => plain(stateOf(ticket));

function comparable(stored: Ticket): unknown {
  const { past: _, ...fields } = withoutMarks(stored);
  const timeline = stored.timeline.map(({ inputDigest: __, ...entry }) => entry);
  return counted({ ...fields, timeline: plain(timeline) }, FILE);
}

function wrongTicket(room: Room, ticket: ModelTicket, stored: Ticket): string[] {
  const rebuilt = plain(rebuild(stored._id, stored.timeline));
  return [
    ...differences(comparable(stored), documentOf(ticket), 'stored'),
    ...differences([...stored.past].sort(), pastOf(ticket), 'stored.past'),
    ...(room.holdsMessages ? wrongWaiting(ticket, stored) : wrongLeft(stored)),
    ...differences(rebuilt, withoutMarks(stored), 'rebuilt'),
  ].map((line) => `${ticket.number}: ${line}`);
}

/** @throws Error that tells the run, where a stored ticket is not what it must be */
export async function checkStored(room: Room): Promise<void> {
  const { tickets } = room.state;
  if (!room.holdsMessages) await deliverRest(room);
  const found = await Promise.all(tickets.map(({ _id }) => room.world.stored(_id)));
  const wrong = tickets.flatMap((ticket, n) => wrongTicket(room, ticket, found[n]!));
  if (!room.holdsMessages) wrong.push(...(await wrongDelivered(room)));
  wrong.push(...(await wrongStock(room.world.cloud)));
  if (wrong.length) throw astray(room, wrong);
}

/** Takes the tickets of a run out of everybody's sight and lists, so that the next one begins with none. */
export async function putAway({ world }: Room, ticketIds: readonly string[]): Promise<void> {
  const nobody = { openid: 'openid-nobody', name: '无' };
  const told = { outbox: [], outboxDueAt: new Date('9999-12-31') };
  const set = { status: 'cancelled', past: [], areaIds: [], reporter: nobody, ...told };
  await Promise.all(ticketIds.map((id) => world.cloud.change('tickets', id, set)));
}
