import { buildAll } from './build';
import { run } from './run';

run(async () => {
  const started = performance.now();
  await buildAll();
  const passed = Math.round(performance.now() - started);
  console.log(
    `Built miniprogram/generated, miniprogram/miniprogram_npm and dist/cloudfunctions in ${passed} ms`,
  );
});
