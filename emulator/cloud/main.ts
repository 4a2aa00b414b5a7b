/**
 * The cloud alone, as tests start it: `node --import tsx emulator/cloud/main.ts` from the root of the repository.
 * Reads PORT (0), DATA_DIR (.data), FUNCTIONS_DIR (dist/cloudfunctions) and STRICT (1: refuse queries without an index),
 * prints `ready <url>` on one line, and ends on SIGTERM and SIGINT.
 */
import { collections, functionRules, storageRule } from '../../cloudbase';
import { startCloud } from './index';

async function main(): Promise<void> {
  const { PORT = '0', DATA_DIR = '.data', FUNCTIONS_DIR = 'dist/cloudfunctions', STRICT } = process.env;
  const cloud = await startCloud({
    port: Number(PORT),
    dataDir: DATA_DIR,
    functionsDir: FUNCTIONS_DIR,
    collections,
    storageRule,
    functionRules,
    strict: STRICT === '1',
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
