/** Programs that the global set-up builds (build-processes.ts); started with Node from the project's folder. */
import path from 'node:path';

const BUILT = path.resolve(__dirname, '../../dist/test-processes');

export const CLOUD_PROCESS = path.join(BUILT, 'cloud-process.js');
export const LOCAL_PROCESS = path.join(BUILT, 'local-process.js');
