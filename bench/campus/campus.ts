/** A campus with as many tickets as somebody wants to measure on. */
import { DEFAULT_SETTINGS } from '@xiuda/domain';
import { seeded } from '../../tests/support/random';
import { type World, world } from '../../tests/support/world';
import { MORE_PLACES, STAFF } from './cast';
import { type Copies, copiesOf } from './copies';
import { withoutDelivery } from '../network';
import { loadPatterns, type Pattern } from './patterns';

/** Copies that one request brings. */
const BATCH = 2_000;

export interface Campus {
  readonly world: World;
  /** Fills it up to this many tickets; never less than there are. */
  grow(tickets: number): Promise<void>;
  stop(): Promise<void>;
}

async function store({ cloud }: World, copies: Copies): Promise<void> {
  for (const [collection, documents] of Object.entries(copies)) await cloud.insert(collection, documents);
}

/** Every day is worked and every hour of it: how late a ticket is does not hang on the day that somebody measures. */
const ALWAYS = { days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '00:00', dates: {} };

/** Always the same campus, at any time of the day. */
export async function startCampus(): Promise<Campus> {
  const own = await world({ delivers: true, allowsDirectDispatch: true });
  const random = seeded(7);
  let patterns: readonly Pattern[] = [];
  let [stands, now] = [0, 0];
  return {
    world: own,
    stop: () => own.stop(),
    async grow(tickets) {
      if (!stands) {
        const { hours } = DEFAULT_SETTINGS.clocks;
        await own.cloud.insert('settings', [{ _id: 'clocks', hours, calendar: ALWAYS }]);
        await own.cloud.insert('staff', STAFF);
        await own.cloud.insert('places', MORE_PLACES);
        [patterns, now] = [await loadPatterns(own), Date.now()];
        await withoutDelivery(own.cloud.url);
      }
      while (stands < tickets) {
        const until = Math.min(tickets, stands + BATCH);
        await store(own, copiesOf(patterns, { from: stands, until, now }, random));
        stands = until;
      }
    },
  };
}
