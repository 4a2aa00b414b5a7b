/** A local cloud of its own for the time of a check: what is built, on an empty folder with the demo campus in it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stop as stopEsbuild } from 'esbuild';
import { startLocal } from '../../emulator';
import { buildPhone } from '../../emulator/phone/build';
import { buildAll } from '../build';
import { FUNCTIONS, GALLERY, MINIPROGRAM, PHONE } from '../paths';

async function build(): Promise<void> {
  await buildAll();
  // What the phone runs is what counts as published.
  await buildPhone({ root: MINIPROGRAM, outDir: PHONE, extra: { root: GALLERY } });
  await stopEsbuild();
}

/** @param work is given the address; the cloud and its data are gone when it has ended */
export async function withLocal(work: (url: string) => Promise<void>): Promise<void> {
  await build();
  const dataDir = await mkdtemp(join(tmpdir(), 'xiuda-selfcheck-'));
  try {
    const folders = { dataDir, functionsDir: FUNCTIONS, phoneDir: PHONE };
    const { cloud } = await startLocal({ port: 0, seed: 'demo', isLasting: false, ...folders });
    try {
      // Its timer would come in five minutes.
      await cloud.invoke('sweep', {}, { source: 'wx_trigger' });
      await work(cloud.url);
    } finally {
      await cloud.close();
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}
