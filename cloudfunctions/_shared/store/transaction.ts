/** Transactions with retries of our own: wx-server-sdk 4.0.2 does not retry a conflict that an operation raises. */
import { database, type Transaction } from '../sdk';

const ATTEMPTS = 8;

/**
 * An operation's conflict comes without a code and with the number of every unknown failure (-501001), so only its words tell
 * it from an outage: `[ResourceUnavailable.TransactionConflict] Transaction is conflict, …`. Source: CloudBase's node-sdk, tests.
 */
function isConflict(error: unknown): boolean {
  const { code = '', message = '' } = (error ?? {}) as { code?: string; message?: string };
  return /conflict/i.test(`${code} ${message}`);
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function attempt<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
  const transaction = await database.startTransaction();
  try {
    const result = await work(transaction);
    await transaction.commit();
    return result;
  } catch (error) {
    // Rolling back may fail where the conflict has ended the transaction already; the first error is the one to tell.
    await transaction.rollback().catch(() => undefined);
    throw error;
  }
}

/**
 * Runs `work` in a transaction, again from the start after a conflict. `work` uses only `doc()` operations of the
 * transaction (a `where` inside one writes outside it) and has no other effects.
 */
export async function inTransaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt(work);
    } catch (error) {
      if (!isConflict(error) || tries === ATTEMPTS) throw error;
      await pause(Math.random() * 20 * tries);
    }
  }
}
