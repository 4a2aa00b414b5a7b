/** PORT, DATA_DIR and SEED, checked: a wrong one is one clear line. */
import { resolve } from 'node:path';
import { SEEDS, type Seed } from '../emulator';
import { inRoot } from './paths';

export interface LocalSettings {
  readonly port: number;
  readonly dataDir: string;
  readonly seed: Seed;
}

const isSeed = (value: string): value is Seed => (SEEDS as readonly string[]).includes(value);

/** @throws Error naming the variable and what it takes */
export function localSettings(env: NodeJS.ProcessEnv): LocalSettings {
  const port = Number(env.PORT || 8787);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new Error(`PORT must be a number from 0 to 65535, not "${env.PORT}". 端口号不对。`);
  }
  const seed = env.SEED || 'demo';
  if (!isSeed(seed)) throw new Error(`SEED must be ${SEEDS.join(' or ')}, not "${seed}".`);
  return { port, dataDir: env.DATA_DIR ? resolve(env.DATA_DIR) : inRoot('.data'), seed };
}

/** What went wrong at the start, as one line. */
export function startFailure(error: unknown, { port, dataDir }: LocalSettings): Error {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE')
    return new Error(`Port ${port} is taken; set PORT to another. 端口 ${port} 已被占用，可用 PORT 换一个。`);
  if (code === 'EACCES' || code === 'ENOTDIR' || code === 'EEXIST' || code === 'EROFS') {
    return new Error(
      `The data folder ${dataDir} cannot be used (${code}); set DATA_DIR to another. 数据目录不可用。`,
    );
  }
  return new Error(message.split('\n')[0] ?? 'unknown failure');
}
