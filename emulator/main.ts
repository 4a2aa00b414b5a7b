/**
 * Cloud and phone from what is built, as end-to-end tests and the screenshot script start them:
 * `node --import tsx emulator/main.ts` with PORT (0), DATA_DIR, SEED (demo). Prints `ready <url>`; ends on SIGTERM and SIGINT.
 */
import { type Seed, startLocal } from '.';

async function main(): Promise<void> {
  const { PORT = '0', DATA_DIR = '.data', SEED = 'demo' } = process.env;
  const { cloud } = await startLocal({
    port: Number(PORT),
    dataDir: DATA_DIR,
    seed: SEED as Seed,
    functionsDir: 'dist/cloudfunctions',
    phoneDir: 'dist/phone',
  });
  const end = (): void => void cloud.close().then(() => process.exit(0));
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
  process.stdout.write(`ready ${cloud.url}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
