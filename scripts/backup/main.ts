/** `npm run backup` and `npm run restore`. */
import { parseArgs } from 'node:util';
import { openData } from '../cloud/data';
import { keysFrom } from '../cloud/keys';
import { confirmed } from '../cloud/terminal';
import { run } from '../run';
import { backup } from './backup';
import { type Plan, restore } from './restore';
import { telling } from './telling';
import { verifyArchive } from './verify';
import { afterBackup, afterRestore, contents, planOf } from './words';

const OPTIONS = {
  env: { type: 'string' },
  to: { type: 'string' },
  from: { type: 'string' },
  verify: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  yes: { type: 'boolean', default: false },
} as const;

const USAGE = [
  'npm run backup -- --env <环境> --to <文件.tar.gz>',
  'npm run backup -- --verify <文件.tar.gz>',
  'npm run restore -- --env <环境> --from <文件.tar.gz> [--dry-run] [--yes]',
].join('\n');

function optionsOf(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS }).values;
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
}

async function runBackup({ env, to, verify }: ReturnType<typeof optionsOf>): Promise<void> {
  if (verify !== undefined) {
    const { manifest } = await verifyArchive(verify);
    return console.log([...contents(manifest), '备份完整，可以用来恢复'].join('\n'));
  }
  if (!env || !to) throw new Error(`请写明环境和文件：\n${USAGE}`);
  const manifest = await backup({ cloud: openData(keysFrom(), env), env, to, telling: telling() });
  console.log(afterBackup(manifest, to).join('\n'));
}

async function runRestore(options: ReturnType<typeof optionsOf>): Promise<void> {
  const { env, from, 'dry-run': isDryRun, yes } = options;
  if (!env || !from) throw new Error(`请写明环境和文件：\n${USAGE}`);
  const confirm = async (plan: Plan): Promise<boolean> => {
    console.log(planOf(plan, env).join('\n'));
    return !isDryRun && (yes || (await confirmed('现在开始恢复吗？')));
  };
  const plan = await restore({ cloud: openData(keysFrom(), env), env, from, telling: telling(), confirm });
  console.log(plan ? afterRestore(plan, env).join('\n') : '没有写入任何数据');
}

const WORK: Readonly<Record<string, (options: ReturnType<typeof optionsOf>) => Promise<void>>> = {
  backup: runBackup,
  restore: runRestore,
};

// The SDK would warn of every request over 3 s in the middle of ours.
process.env.SILENCE = 'true';

run(async () => {
  const [name = '', ...args] = process.argv.slice(2);
  const work = WORK[name];
  if (!work) throw new Error(USAGE);
  await work(optionsOf(args));
});
