/** Type-checks every part with the globals that it really has: domain none, pages wx, functions Node, the phone a browser. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { inRoot, ROOT } from './paths';
import { run } from './run';

run(async () => {
  const { references } = JSON.parse(readFileSync(inRoot('tsconfig.json'), 'utf8')) as {
    references: { path: string }[];
  };
  const failed = references.filter(({ path }) => {
    const { status } = spawnSync(
      process.execPath,
      [inRoot('node_modules', 'typescript', 'bin', 'tsc'), '-p', path],
      {
        cwd: ROOT,
        stdio: 'inherit',
      },
    );
    return status !== 0;
  });
  if (failed.length) throw new Error(`Type errors in ${failed.map(({ path }) => path).join(', ')}`);
});
