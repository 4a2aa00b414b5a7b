/** When the timer has last done its work: one document that is written over, 288 times a day. */
import { database } from '../sdk';

/** Never fails: the work is done whether or not it is noted. */
export const noteSwept = (): Promise<unknown> =>
  database
    .collection('settings')
    .doc('swept')
    .set({ data: { at: new Date() } })
    .catch((error: unknown) => console.error('the mark of this run', error));
