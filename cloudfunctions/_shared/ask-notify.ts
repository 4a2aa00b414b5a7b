/** Asks `notify` to deliver a ticket's messages. What is not delivered now stays in the outbox for `sweep`. */
import { within } from './patience';
import { platform } from './sdk';

/** Longest that a step waits for its messages, ms. */
const PATIENCE = 500;

/** Never fails, and never takes longer than PATIENCE. */
export async function askNotify(ticketId: string): Promise<void> {
  const asked = platform.callFunction({ name: 'notify', data: { ticketId } });
  await within<unknown>(PATIENCE, asked, undefined, 'notify');
}
