/** Makes and changes cloud functions. Each step may be repeated; the next one begins when the platform says that the function is ready. */
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Cloud } from './cloud';
import { patiently } from './cloud';
import { descriptionOf, zipOf } from './code';
import type { FunctionUpdate, PresentFunction, Timer, Variables, WantedFunction } from './model';

/** Code beyond this goes by object storage: the request takes no more. Bytes of the archive, as manager-node has it. */
const LARGEST_INLINE = 1.5 * 1024 * 1024;

const PATIENCE = 5 * 60_000;
const FIRST_LOOK = 100;
const RAREST_LOOK = 2_000;

const UNDER_WAY = /^(Creating|Updating|Publishing)$/;

/** Waits while the platform works on it. @throws Error after five minutes */
async function settled({ manager }: Cloud, name: string) {
  const end = Date.now() + PATIENCE;
  for (let wait = FIRST_LOOK; ; wait = Math.min(wait * 1.5, RAREST_LOOK)) {
    const detail = await patiently(() => manager.functions.getFunctionDetail(name));
    if (!UNDER_WAY.test(detail.Status)) return detail;
    if (Date.now() > end) throw new Error('等了 5 分钟云平台还没有部署好它，请稍后再运行一次');
    await pause(wait);
  }
}

/** @throws Error with the platform's reasons where it failed */
async function untilReady(cloud: Cloud, name: string): Promise<void> {
  const { Status, StatusReasons } = await settled(cloud, name);
  if (!/Failed$/.test(Status)) return;
  const reasons = (StatusReasons ?? []).map(({ ErrorMessage }) => ErrorMessage).join('；');
  throw new Error(`云平台没有部署好它（${Status}）${reasons && `：${reasons}`}`);
}

type Upload =
  { readonly base64Code: string } | { readonly code: { CosBucketRegion: string; TempCosObjectName: string } };

async function uploaded({ manager, region }: Cloud, name: string, folder: string): Promise<Upload> {
  const zip = zipOf(folder);
  if (zip.length <= LARGEST_INLINE) return { base64Code: zip.toString('base64') };
  const { Key } = await patiently(() =>
    manager.functions.uploadFunctionZipToCos({ func: { name }, functionPath: folder }, 'FALSE'),
  );
  return { code: { CosBucketRegion: region, TempCosObjectName: `/${Key}` } };
}

/** Everything a function brings with it is in its folder: nothing is installed in the cloud. */
const BASE = { handler: 'index.main', installDependency: false } as const;

export async function createFunction(cloud: Cloud, wanted: WantedFunction, root: string): Promise<void> {
  const { name, runtime, timeout, memory, variables, digest } = wanted;
  const upload = await uploaded(cloud, name, join(root, name));
  const func = {
    ...{ ...BASE, name, runtime, timeout, memorySize: memory, description: descriptionOf(digest) },
    ...(variables && { envVariables: { ...variables } }),
  };
  await patiently(() => cloud.manager.functions.createFunction({ func, ...upload }));
}

/** The platform overwrites variables as a whole: those that somebody else has set are sent again. */
const settingsOf = (wanted: WantedFunction, present: PresentFunction, parts: FunctionUpdate) => {
  const all: Variables = { ...present.variables, ...wanted.variables };
  return {
    ...{ name: wanted.name, timeout: wanted.timeout, memorySize: wanted.memory },
    description: descriptionOf(wanted.digest),
    ...(parts.variables && { envVariables: { ...all } }),
  };
};

/** The digest is written last: whatever breaks off before, the code is uploaded again. */
export async function updateFunction(
  cloud: Cloud,
  { wanted, present, parts }: { wanted: WantedFunction; present: PresentFunction; parts: FunctionUpdate },
  root: string,
): Promise<void> {
  const { name, runtime } = wanted;
  const { functions } = cloud.manager;
  await settled(cloud, name);
  if (parts.code) {
    const upload = await uploaded(cloud, name, join(root, name));
    await patiently(() => functions.updateFunctionCode({ func: { ...BASE, name, runtime }, ...upload }));
    await untilReady(cloud, name);
  }
  await patiently(() => functions.updateFunctionConfig(settingsOf(wanted, present, parts)));
  await untilReady(cloud, name);
}

export async function setTimer(
  cloud: Cloud,
  { name, timer, replaces }: { name: string; timer: Timer; replaces: boolean },
): Promise<void> {
  const { functions } = cloud.manager;
  await untilReady(cloud, name);
  if (replaces) await patiently(() => functions.deleteFunctionTrigger(name, timer.name));
  const trigger = { name: timer.name, type: 'timer', config: timer.cron };
  await patiently(() => functions.createFunctionTriggers(name, [trigger]));
}
