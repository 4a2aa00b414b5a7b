/** The record that a deployment leaves: starting the emulator is one, it brings everything in line with the definitions. */
import { fingerprint } from '../cloudbase/fingerprint';
import { version } from '../package.json';
import type { Cloud } from './cloud';

export function noteDeployed(database: Cloud['database'], at = new Date()): void {
  const filter = { _id: 'deployed' };
  const change = { replacement: { version, fingerprint, at } };
  database.update({ collection: 'settings', filter, many: false, change, upsert: true });
}
