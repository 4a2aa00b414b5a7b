/** `npm run migrate -- --env <name> [--dry-run]`: brings stored shapes up to this version, as `npm run deploy` does at its end. */
import { parseArgs } from 'node:util';
import { openData } from './cloud/data';
import { keysFrom } from './cloud/keys';
import { type Migration, migrate, pending } from './migrations';
import { run } from './run';

const USAGE = '用法：npm run migrate -- --env <环境 ID> [--dry-run]';

/** @throws Error how it is called */
function optionsOf(args: readonly string[]): { readonly env: string; readonly isDryRun: boolean } {
  const options = { env: { type: 'string' }, 'dry-run': { type: 'boolean', default: false } } as const;
  try {
    const { values } = parseArgs({ args: [...args], options });
    if (values.env) return { env: values.env, isDryRun: values['dry-run'] };
  } catch {
    // What was written is none of ours.
  }
  throw new Error(USAGE);
}

const nameOf = ({ number, title }: Migration): string => `${number}. ${title}`;

/** Written over on a terminal; elsewhere only the ends are said. */
function onProgress(migration: Migration, done: number, total: number): void {
  if (process.stdout.isTTY) process.stdout.write(`\r\x1b[2K${nameOf(migration)}（${done}/${total}）`);
}

run(async () => {
  const { env, isDryRun } = optionsOf(process.argv.slice(2));
  const db = openData(keysFrom(), env).database();
  if (isDryRun) {
    const waiting = await pending(db);
    console.log(waiting.length ? `待升级：\n${waiting.map(nameOf).join('\n')}` : '数据已是最新，无需升级');
    return;
  }
  const migrated = await migrate(db, { onProgress });
  if (process.stdout.isTTY) process.stdout.write('\r\x1b[2K');
  for (const { migration, written } of migrated)
    console.log(`已完成 ${nameOf(migration)}，改动 ${written} 条`);
  console.log('数据已是最新');
});
