/** Run as a process of its own: inserts one document after another and names each on stdout once it is acknowledged. */
import { writeSync } from 'node:fs';
import { openDatabase } from '../../../emulator/cloud/database';
import { CRASH } from './crash-collection';

const database = openDatabase({ file: String(process.argv[2]), strict: true, collections: [CRASH] });
for (let i = 0; ; i++) {
  const [id] = database.insert('crash', [{ n: i, tags: [`t${i % 3}`, 'all'] }, { n: -1 - i }]);
  writeSync(1, `${id}\n`);
}
