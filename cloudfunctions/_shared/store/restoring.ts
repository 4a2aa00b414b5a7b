/** Whether a backup is being put back into this environment (scripts/backup): the mark stands among the settings until all of it is there. */
import { database } from '../sdk';

export async function isRestoring(): Promise<boolean> {
  const { data } = await database.collection('settings').doc('restoring').get();
  return data !== null;
}
