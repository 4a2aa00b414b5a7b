/** Deployed bundles without the emulator around them: any event, any source, and no rule of the platform before them. */
import path from 'node:path';
import { Worker } from 'node:worker_threads';

const BUILT = path.resolve(__dirname, '../../dist/cloudfunctions');

/** Runs in a thread of its own, with Node's own `require`, as the platform does. */
const CODE = `
const { parentPort, workerData } = require('node:worker_threads');
console.error = () => undefined;
(async () => {
  const answers = [];
  for (const { name, event, source, openid } of workerData.calls) {
    process.env.TCB_SOURCE = source;
    process.env.WX_OPENID = openid;
    const { main } = require(workerData.folder + '/' + name + '/index.js');
    answers.push(await main(event, {}).catch((error) => ({ thrown: String(error) })));
  }
  parentPort.postMessage(answers);
})();
`;

/** No address answers: a call that gets as far as the database fails. */
const NOWHERE = 'http://127.0.0.1:1/admin';

const ENVIRONMENT = {
  WX_CONTEXT_KEYS: 'WX_OPENID,WX_APPID',
  WX_APPID: 'wx-local',
  TCB_ENV: 'local',
  SCF_NAMESPACE: 'local',
  TCB_CONTEXT_CNFG: JSON.stringify({ URL: NOWHERE }),
  TENCENTCLOUD_RUNENV: 'SCF',
  TENCENTCLOUD_SECRETID: 'local',
  TENCENTCLOUD_SECRETKEY: 'local',
  TENCENTCLOUD_SESSIONTOKEN: 'local',
};

export interface BareCall {
  readonly name: string;
  readonly event: unknown;
  /** As the platform writes it: `wx_client,scf`. */
  readonly source: string;
  readonly openid: string;
}

/** What is answered to each call, in their order; `{ thrown }` where a function throws. */
export async function answersWithoutCloud(calls: readonly BareCall[]): Promise<readonly unknown[]> {
  const worker = new Worker(CODE, { eval: true, workerData: { calls, folder: BUILT }, env: ENVIRONMENT });
  try {
    return await new Promise((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
    });
  } finally {
    await worker.terminate();
  }
}
