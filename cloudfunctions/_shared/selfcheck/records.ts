/** Records that stand in `settings` beside what the institution sets. */
import { database } from '../sdk';

/** Written by the deploy command at its end. */
export interface Deployed {
  readonly version: string;
  /** Of the definitions in cloudbase/. */
  readonly fingerprint: string;
  readonly at: Date;
}

/** Written by `sweep` at the end of each run. */
interface Swept {
  readonly at: Date;
}

const record = async <T>(id: string): Promise<T | undefined> =>
  ((await database.collection('settings').doc(id).get()).data as T | null) ?? undefined;

export const readDeployed = (): Promise<Deployed | undefined> => record<Deployed>('deployed');
export const readSwept = (): Promise<Swept | undefined> => record<Swept>('swept');
