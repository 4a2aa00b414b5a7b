/** What the timer does every five minutes. */
import { acceptResults } from './accept-results';
import { deliver } from './deliver';
import { sweepMade } from './files/sweep-made';
import { sweepUploads } from './files/sweep-uploads';
import { remindOverdue } from './remind-overdue';
import { sweepRemovals } from './removal';
import { dueTickets } from './store/outbox';
import { isRestoring } from './store/restoring';
import { noteSwept } from './store/swept';

const MOST_TICKETS = 200;
/** Leaves time before the function's own limit of 60 s, ms. */
const ENOUGH = 45_000;

/** What accepting and reminding may take of it, ms each. */
const ENOUGH_FOR_CLOCKS = 10_000;

export interface Swept {
  /** Results that the system accepted. */
  readonly accepted: number;
  /** Tickets that somebody was reminded of. */
  readonly reminded: number;
  /** Outbox entries that were delivered. */
  readonly delivered: number;
  /** Tickets whose messages have to wait for another try. */
  readonly failed: number;
  /** Uploads whose time was over. */
  readonly uploads: number;
  /** Sheets and exports whose time was over. */
  readonly made: number;
  /** Accounts whose removal came to its end. */
  readonly removed: number;
}

const NOTHING: Swept = {
  ...{ accepted: 0, reminded: 0, delivered: 0, failed: 0 },
  ...{ uploads: 0, made: 0, removed: 0 },
};

/** One kind of work that fails does not keep the others from being done; the next run tries it again. */
async function orNone(name: string, work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    console.error(`sweeping ${name}`, error);
    return 0;
  }
}

/**
 * Takes the steps that are time's own, delivers what `notify` did not, then clears uploads away. One ticket that fails does not keep the
 * others waiting. Half of a backup is nothing to work on.
 */
export async function sweep(): Promise<Swept> {
  if (await isRestoring()) return NOTHING;
  const end = Date.now() + ENOUGH;
  const accepted = await orNone('results', () => acceptResults(Date.now() + ENOUGH_FOR_CLOCKS));
  const reminded = await orNone('clocks', () => remindOverdue(Date.now() + ENOUGH_FOR_CLOCKS));
  let [delivered, failed] = [0, 0];
  for (const ticketId of await dueTickets(new Date(), MOST_TICKETS)) {
    if (Date.now() > end) break;
    try {
      delivered += await deliver(ticketId);
    } catch (error) {
      failed += 1;
      console.error(`messages of ticket ${ticketId}`, error);
    }
  }
  const swept = {
    accepted,
    reminded,
    delivered,
    failed,
    uploads: await orNone('uploads', sweepUploads),
    made: await orNone('made files', sweepMade),
    removed: await orNone('removals', sweepRemovals),
  };
  await noteSwept();
  return swept;
}
