/** From an account to an environment that runs: reads what stands there, says what it would do, asks, does it. */
import type { PersonInput } from '@xiuda/domain';
import { openData, type Database } from '../cloud/data';
import type { Keys } from '../cloud/keys';
import { confirmed, progress } from '../cloud/terminal';
import { adminFrom, askForAdmin } from './admin';
import { apply, type Site } from './apply';
import { envIdWarning, leftByHand } from './by-hand';
import { describeData } from './data';
import { describe } from './describe';
import { duplicates } from './duplicates';
import { findEnvironment } from './environment';
import type { Migrations } from './migrations';
import type { Present, Wanted } from './model';
import type { Options } from './options';
import { plan } from './plan';
import { reasonOf } from './reasons';
import { lineOf, planLines } from './words';

export interface Deployment {
  readonly keys: Keys;
  readonly options: Options;
  /** Builds, and says what is wanted. */
  readonly build: () => Promise<Wanted>;
  readonly functionsDir: string;
  readonly migrations: Migrations;
  readonly say: (line: string) => void;
}

/** Looking changes nothing, so that a failure of it needs no more than its reason. */
async function looking<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new Error(reasonOf(error), { cause: error });
  }
}

const describeAll = async ({ cloud, db, migrations }: Site, wanted: Wanted): Promise<Present> => {
  const standing = await describe(cloud, wanted);
  return { ...standing, ...(await describeData(db, standing.collections, migrations)) };
};

/** Digests that are not believed. */
const withoutDigests = (present: Present): Present => ({
  ...present,
  functions: present.functions.map(({ digest: _, ...one }) => one),
});

/** Whoever is given stands in the roster only where nobody administers yet. */
async function firstAdmin(
  { options, say }: Deployment,
  given: PersonInput | undefined,
  { hasAdmin }: Present,
): Promise<PersonInput | undefined> {
  if (hasAdmin) {
    if (given) say('名册里已有管理员，不写入 --admin 里的人；请由管理员在“人员管理”里添加');
    return undefined;
  }
  if (given) return given;
  if (options.isDryRun) {
    say('名册里还没有管理员：部署时请加上 --admin "学工号,姓名,手机号"');
    return undefined;
  }
  return askForAdmin();
}

/** Somebody else's row, or one who is off duty, is for admins to change. */
async function assertFree(db: Database, present: Present, admin: PersonInput | undefined): Promise<void> {
  if (!admin || !present.collections.some(({ name }) => name === 'staff')) return;
  const { data } = await looking(() => db.collection('staff').where({ _id: admin.staffNo }).limit(1).get());
  if (data.length)
    throw new Error(`学工号 ${admin.staffNo} 已在名册里，但不是在岗的管理员；部署不会改它，请换一个学工号`);
}

function stopAt(sentences: readonly string[]): void {
  if (sentences.length) throw new Error(sentences.join('\n'));
}

/** @throws Error one clear sentence; what was done stays, and another run goes on from there */
export async function deploy(deployment: Deployment): Promise<void> {
  const { keys, options, functionsDir, migrations, say } = deployment;
  const given = options.admin === undefined ? undefined : adminFrom(options.admin);
  const cloud = await looking(() => findEnvironment(keys, options.env));
  for (const line of envIdWarning(cloud.envId)) say(line);
  const site: Site = { cloud, functionsDir, migrations, db: openData(keys, cloud.envId).database() };
  const wanted = await deployment.build();
  const seen = await looking(() => describeAll(site, wanted));
  const present = options.isAllCode ? withoutDigests(seen) : seen;
  const admin = await firstAdmin(deployment, given, present);
  await assertFree(site.db, present, admin);
  const planned = plan({ ...wanted, ...(admin && { admin }) }, present);
  say(`环境 ${cloud.envId}`);
  for (const line of planLines(planned)) say(line);
  stopAt(planned.obstacles);
  stopAt(await looking(() => duplicates(site.db, planned.changes)));
  if (options.isDryRun || !planned.changes.length) return;
  if (!options.isAgreed && !(await confirmed('要照此执行吗？'))) return say('没有改动。');
  const shown = progress(planned.changes.length);
  await apply(site, planned.changes, (change) => shown.step(lineOf(change))).finally(() => shown.end());
  for (const line of ['部署完成。', ...leftByHand(cloud.envId, wanted.functions)]) say(line);
}
