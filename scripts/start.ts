/** `npm start`: builds what changed hands, serves the local cloud and the phone, prints the address. */
import { stop as stopEsbuild } from 'esbuild';
import { startLocal } from '../emulator';
import { buildPhone } from '../emulator/phone/build';
import { buildAll } from './build';
import { localSettings, startFailure } from './local-settings';
import { migrateLocal } from './migrations/local';
import { FUNCTIONS, GALLERY, MINIPROGRAM, PHONE } from './paths';
import { run } from './run';

run(async () => {
  const settings = localSettings(process.env);
  console.error('Building… 正在构建');
  await buildAll();
  await buildPhone({ root: MINIPROGRAM, outDir: PHONE, extra: { root: GALLERY } });
  const { cloud } = await startLocal({
    ...settings,
    functionsDir: FUNCTIONS,
    phoneDir: PHONE,
    prepare: async (cloud) => {
      if (await migrateLocal(cloud)) console.error('Older data were brought up to date. 旧数据已升级');
    },
    onSeedProgress: (done, total) => {
      if (done === total) console.error(`Demo data ready: ${total} tickets. 演示数据已就绪`);
    },
  }).catch((error: unknown) => {
    throw startFailure(error, settings);
  });
  // Nothing is built from here on.
  await stopEsbuild();
  const stop = (): void => void cloud.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  console.log(`修达 is ready 已启动: ${cloud.url}/`);
});
