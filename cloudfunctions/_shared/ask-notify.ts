/** Asks `notify` to deliver a ticket's messages. What is not delivered now stays in the outbox for `sweep`. */
import { platform } from './sdk';

/** Longest that a step waits for its messages, ms. */
const PATIENCE = 500;

/** Never fails, and never takes longer than PATIENCE. */
export async function askNotify(ticketId: string): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const enough = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, PATIENCE);
  });
  const asked = platform
    .callFunction({ name: 'notify', data: { ticketId } })
    .catch((error: unknown) => console.error('notify', error));
  await Promise.race([asked, enough]);
  clearTimeout(timer);
}
