/** Tickets that lived at other times: copies of real ones, with their present stage at the times that a test wants. */
import type { Ticket } from '@xiuda/domain';
import { ticketIn } from './walk';
import type { Fields, World } from './world';

/** `12-04 09:00` of 2026 at UTC+8, after everything that the world itself makes; the 4th of December is a Friday. */
export const at = (text: string): number => Date.parse(`2026-${text.replace(' ', 'T')}:00+08:00`);

const DAY = 24 * 60 * 60 * 1000;

type Original = 'pendingPreReview' | 'pendingReview' | 'repairing' | 'paused' | 'completed';

export interface TimedTickets {
  /** The real one. */
  original(status: Original): Ticket;
  /** Stores a copy whose present stage went through these times, one for each of its steps; all before was the day before. */
  add(status: Original, times: readonly string[], fields?: Fields): Promise<string>;
  /** Takes all copies away from every list and every clock. */
  clear(): Promise<void>;
}

async function paused(world: World): Promise<Ticket> {
  const pause = { reasonCode: 'waitingParts', note: '等水泵', expectedAt: '2026-12-31' };
  const { _id } = await world.go('worker', 'pause', await ticketIn(world, 'repairing'), pause);
  return world.stored(_id);
}

/** @param statuses those that the test copies */
export async function timedTickets(world: World, statuses: readonly Original[]): Promise<TimedTickets> {
  const walked = async (status: Original): Promise<[Original, Ticket]> => [
    status,
    status === 'paused' ? await paused(world) : await world.stored((await ticketIn(world, status))._id),
  ];
  const originals = new Map(await Promise.all(statuses.map(walked)));
  const away = (id: string) => world.cloud.change('tickets', id, { status: 'cancelled' });
  await Promise.all([...originals.values()].map(({ _id }) => away(_id)));
  let copies = 0;
  const stored: string[] = [];

  function original(status: Original): Ticket {
    const found = originals.get(status);
    if (!found) throw new Error(`nobody has walked to ${status}`);
    return found;
  }

  return {
    original,
    async add(status, times, fields = {}) {
      const real = original(status);
      const _id = String(fields._id ?? `copy-${String(++copies).padStart(4, '0')}`);
      const began = real.timeline.length - times.length;
      const first = at(times[0] ?? '');
      const moment = (step: number) => new Date(step < began ? first - DAY : at(times[step - began] ?? ''));
      const timeline = real.timeline.map((entry, step) => ({ ...entry, at: moment(step) }));
      const since = moment(timeline.length - 1);
      const confirmation = real.confirmation && { ...real.confirmation, at: since };
      await world.cloud.insert('tickets', [
        {
          ...real,
          ...{ _id, number: `BX20261204-${_id}`, timeline, stageSince: new Date(first), since, outbox: [] },
          ...(confirmation && { confirmation }),
          ...fields,
        },
      ]);
      stored.push(_id);
      return _id;
    },
    async clear() {
      await Promise.all(stored.splice(0).map(away));
    },
  };
}
