/**
 * Cloud and phone as `npm start` serves them, on any free port, and the console of whoever keeps the roster: each line of
 * standard input is a change of one row, and is answered by one line. Ends when standard input does.
 */
import { createInterface } from 'node:readline';
import { type Seed, startLocal } from '../../emulator';

/** One row of the roster, and the fields that are set in it. */
export interface RosterChange {
  readonly staffNo: string;
  readonly set: Readonly<Record<string, unknown>>;
}

async function main(): Promise<void> {
  const { DATA_DIR = '', SEED = '' } = process.env;
  const { cloud } = await startLocal({
    port: 0,
    dataDir: DATA_DIR,
    seed: SEED as Seed,
    functionsDir: 'dist/cloudfunctions',
    phoneDir: 'dist/phone',
    // Tests kill processes, not machines.
    isLasting: false,
  });
  const change = ({ staffNo, set }: RosterChange): number =>
    cloud.database.update({
      collection: 'staff',
      filter: { _id: staffNo },
      many: false,
      change: { operators: { $set: set } },
    }).updated;
  process.stdout.write(`ready ${cloud.url}\n`);
  for await (const line of createInterface({ input: process.stdin })) {
    process.stdout.write(`changed ${change(JSON.parse(line) as RosterChange)}\n`);
  }
  await cloud.close();
  process.exit(0);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
