/** Tickets that people really walked through their lives, with everything that was written on the way: what the others are copies of. */
import { setTimeout } from 'node:timers/promises';
import type { Status } from '../../tests/support/contract';
import { person, type PersonName } from '../../tests/support/people';
import { ticketIn } from '../../tests/support/walk';
import { freshRequestId, type World } from '../../tests/support/world';

export type Stored = Readonly<Record<string, unknown>> & { readonly _id: string };

/** One ticket, and what else is stored of it. */
export interface Pattern {
  readonly ticket: Stored;
  readonly beside: Readonly<Record<'comments' | 'inbox' | 'stock', readonly Stored[]>>;
}

/** Of a hundred tickets: as a campus has them that leaves a tenth of its tickets open. */
const SHARES: Readonly<Record<Status, number>> = {
  pendingPreReview: 2,
  pendingReview: 1,
  pooled: 1,
  assigned: 1,
  accepted: 1,
  repairing: 2,
  paused: 1,
  pendingConfirmation: 1,
  completed: 10,
  rated: 65,
  rejected: 7,
  cancelled: 8,
};

interface Kind {
  readonly danger?: boolean;
  readonly detour?: boolean;
}

/** Half of them are dangerous there, or went back and forth. */
const KINDS: Readonly<Partial<Record<Status, readonly Kind[]>>> = {
  pendingPreReview: [{}, { danger: true }],
  repairing: [{}, { danger: true }],
  cancelled: [{}, { detour: true }],
};

const TALK: readonly (readonly [PersonName, string])[] = [
  ['reporter', '大概什么时候来？我下午有课'],
  ['preReviewer', '已经转给水电组了'],
];

async function talkedAbout(world: World, ticketId: string): Promise<void> {
  for (const [who, text] of TALK) {
    const event = { op: 'comment', ticketId, text, requestId: freshRequestId() };
    await world.cloud.invoke('ticket-talk', event, person(who).openid);
  }
}

const ofTicket = async (world: World, collection: string, ticketId: string): Promise<Stored[]> =>
  (await world.cloud.documents(collection)).filter((one) => one.ticketId === ticketId);

const PATIENCE = 20_000;

/** Whoever is to be told has been told. @throws Error where that takes too long */
async function delivered(world: World, ticketId: string): Promise<void> {
  const until = Date.now() + PATIENCE;
  while ((await world.stored(ticketId)).outbox.length) {
    if (Date.now() > until) throw new Error(`messages of ${ticketId} were not delivered`);
    await setTimeout(20);
  }
}

async function walked(world: World, status: Status, kind: Kind): Promise<Pattern> {
  const { _id } = await ticketIn(world, status, kind);
  await talkedAbout(world, _id);
  await delivered(world, _id);
  const [comments, inbox, stock] = await Promise.all(
    ['comments', 'inbox', 'stock'].map((collection) => ofTicket(world, collection, _id)),
  );
  const ticket = { ...((await world.stored(_id)) as unknown as Stored) };
  return { ticket, beside: { comments: comments ?? [], inbox: inbox ?? [], stock: stock ?? [] } };
}

/** Repeated as often as each is met on a campus: in every status, and closed ones that were dangerous or went back and forth. */
export async function loadPatterns(world: World): Promise<readonly Pattern[]> {
  const patterns: Pattern[] = [];
  for (const [status, share] of Object.entries(SHARES) as [Status, number][]) {
    const kinds = KINDS[status] ?? [{}];
    for (const kind of kinds) {
      const pattern = await walked(world, status, kind);
      patterns.push(...Array<Pattern>((share * 2) / kinds.length).fill(pattern));
    }
  }
  return patterns;
}
