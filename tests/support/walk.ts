/** Legal ways to every status. */
import type { ActionId, Ticket } from '@xiuda/domain';
import type { Status } from './contract';
import type { PersonName } from './people';
import { DANGER, type Fields, type SeenTicket, type World } from './world';

type Leg = readonly [PersonName, ActionId, Fields?];

/** Leaves a past reviewer and a past worker behind, and the ticket where it began. */
const DETOUR: readonly Leg[] = [
  ['preReviewer', 'pre-approve', { reviewerId: 'R3' }],
  ['pastReviewer', 'dispatch', { workerId: 'W3' }],
  ['pastWorker', 'return-to-review'],
  ['pastReviewer', 'return-to-pre-review'],
];

const APPROVED: readonly Leg[] = [['preReviewer', 'pre-approve']];
const DISPATCHED: readonly Leg[] = [...APPROVED, ['reviewer', 'dispatch']];
const ACCEPTED: readonly Leg[] = [...DISPATCHED, ['worker', 'accept']];
const USED = [
  { materialId: 'valve', quantity: 2 },
  { materialId: 'tape', quantity: 4 },
];
const STARTED: readonly Leg[] = [
  ...ACCEPTED,
  ['worker', 'start'],
  ['worker', 'add-materials', { materials: USED }],
];
const FINISHED: readonly Leg[] = [...STARTED, ['worker', 'request-completion']];
const CONFIRMED: readonly Leg[] = [...FINISHED, ['reviewer', 'confirm-completion']];

const LEGS: Record<Status, readonly Leg[]> = {
  pendingPreReview: [],
  pendingReview: APPROVED,
  pooled: [...APPROVED, ['reviewer', 'pool']],
  assigned: DISPATCHED,
  accepted: ACCEPTED,
  repairing: STARTED,
  paused: [...STARTED, ['worker', 'pause']],
  pendingConfirmation: FINISHED,
  completed: CONFIRMED,
  rated: [...CONFIRMED, ['reporter', 'rate']],
  rejected: [...APPROVED, ['reviewer', 'reject']],
  cancelled: [...DISPATCHED, ['reporter', 'cancel']],
};

interface Kind {
  /** It leaves a past reviewer and a past worker behind first. */
  readonly detour?: boolean;
  /** What is reported is dangerous. */
  readonly danger?: boolean;
}

interface Walked {
  readonly seen: SeenTicket;
  readonly stored: Ticket;
}

async function walked(world: World, status: Status, { detour, danger }: Kind): Promise<Walked> {
  let seen = await world.submit('reporter', danger ? DANGER : {});
  for (const [who, action, fields] of [...(detour ? DETOUR : []), ...LEGS[status]]) {
    seen = await world.go(who, action, seen, fields);
  }
  if (seen.status !== status) throw new Error(`walked to ${seen.status} instead of ${status}`);
  return { seen, stored: await world.stored(seen._id) };
}

let twins = 0;

/** The same ticket under an id and a number of its own. */
async function twin(world: World, { seen, stored }: Walked): Promise<SeenTicket> {
  const own = { _id: `twin-${++twins}`, number: `BX20261120-twin${twins}` };
  const [first, ...others] = stored.timeline;
  if (!first) throw new Error('a ticket has at least the step that made it');
  const timeline = [{ ...first, input: { ...first.input, number: own.number } }, ...others];
  await world.cloud.insert('tickets', [{ ...stored, ...own, timeline }]);
  return { ...seen, ...own };
}

const walks = new WeakMap<World, Map<string, Promise<Walked>>>();

/**
 * A ticket of `reporter` in this status that no other test has, in the hands of `reviewer` and `worker` as far as it got;
 * with a past reviewer and a past worker after a detour. The first one walks the whole way, the next are its twins.
 */
export async function ticketIn(
  world: World,
  status: Status,
  { detour = false, danger = false }: Kind = {},
): Promise<SeenTicket> {
  const ways = walks.get(world) ?? new Map<string, Promise<Walked>>();
  walks.set(world, ways);
  const key = `${status} ${detour} ${danger}`;
  const way = ways.get(key);
  if (way) return twin(world, await way);
  const first = walked(world, status, { detour, danger });
  ways.set(key, first);
  return (await first).seen;
}
