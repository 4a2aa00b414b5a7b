/** `npm run deploy -- --env <name>`. */
import { stop as stopEsbuild } from 'esbuild';
import { buildAll } from './build';
import { keysFrom } from './cloud/keys';
import { deploy } from './deploy/index';
import { optionsFrom } from './deploy/options';
import { wantedWith } from './deploy/wanted';
import { migrate, pending } from './migrations';
import { FUNCTIONS } from './paths';
import { run } from './run';

run(async () => {
  const options = optionsFrom(process.argv.slice(2));
  await deploy({
    keys: keysFrom(),
    options,
    functionsDir: FUNCTIONS,
    migrations: { pending, migrate },
    say: (line) => console.log(line),
    async build() {
      console.log('正在构建…');
      await buildAll();
      await stopEsbuild();
      return wantedWith(FUNCTIONS);
    },
  });
});
