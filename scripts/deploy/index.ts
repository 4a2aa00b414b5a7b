/** From an account to an environment that runs: reads what stands there, says what it would do, asks, does it. */
import { type Database, openData } from '../cloud/data';
import type { Keys } from '../cloud/keys';
import { confirmed, progress } from '../cloud/terminal';
import { adminFrom, firstAdmin } from './admin';
import { apply, type Site } from './apply';
import { envIdWarning, leftByHand } from './by-hand';
import type { Cloud } from './cloud';
import { describeData, hasRow } from './data';
import { describe } from './describe';
import { duplicates } from './duplicates';
import { findEnvironment } from './environment';
import type { Migrations } from './migrations';
import type { Change, Plan, Present, Wanted } from './model';
import type { Options } from './options';
import { plan } from './plan';
import { looking } from './reasons';
import { lineOf, planLines } from './words';

export interface Deployment {
  readonly keys: Keys;
  readonly options: Options;
  /** Builds, and says what is wanted. */
  readonly build: () => Promise<Wanted>;
  /** Where the built functions stand, a folder for each. */
  readonly functionsDir: string;
  readonly migrations: Migrations;
  readonly say: (line: string) => void;
}

interface Place {
  readonly cloud: Cloud;
  readonly db: Database;
}

/** Digests that are not believed. */
const withoutDigests = (present: Present): Present => ({
  ...present,
  functions: present.functions.map(({ digest: _, ...one }) => one),
});

async function describeAll(
  { options, migrations }: Deployment,
  { cloud, db }: Place,
  wanted: Wanted,
): Promise<Present> {
  const standing = await describe(cloud, wanted);
  const data = await describeData(db, standing.collections, migrations);
  const present = { ...standing, ...data };
  return options.isAllCode ? withoutDigests(present) : present;
}

function stopAt(sentences: readonly string[]): void {
  if (sentences.length) throw new Error(sentences.join('\n'));
}

/** Says what would be done. @throws Error where something is in the way: then nothing is done at all */
async function planned(deployment: Deployment, place: Place, wanted: Wanted): Promise<Plan> {
  const { options, say } = deployment;
  const present = await looking(() => describeAll(deployment, place, wanted));
  const admin = await firstAdmin(options, present, {
    say,
    isTaken: (staffNo) => looking(() => hasRow(place.db, present.collections, staffNo)),
  });
  const found = plan({ ...wanted, ...(admin && { admin }) }, present);
  for (const line of [`环境 ${place.cloud.envId}`, ...planLines(found)]) say(line);
  stopAt(found.obstacles);
  stopAt(await looking(() => duplicates(place.db, found.changes)));
  return found;
}

async function carryOut(site: Omit<Site, 'note'>, changes: readonly Change[]): Promise<void> {
  const shown = progress(changes.length);
  try {
    await apply({ ...site, note: shown.note }, changes, (change) => shown.step(lineOf(change)));
  } finally {
    shown.end();
  }
}

/** @throws Error one clear sentence; what was done stays, and another run goes on from there */
export async function deploy(deployment: Deployment): Promise<void> {
  const { keys, options, functionsDir, migrations, say } = deployment;
  // What was written wrongly is said before anything is built.
  if (options.admin !== undefined) adminFrom(options.admin);
  const cloud = await looking(() => findEnvironment(keys, options.env));
  for (const line of envIdWarning(cloud.envId)) say(line);
  const wanted = await deployment.build();
  const place = { cloud, db: openData(keys, cloud.envId).database() };
  const { changes } = await planned(deployment, place, wanted);
  if (options.isDryRun) return;
  if (changes.length) {
    if (!options.isAgreed && !(await confirmed('要照此执行吗？'))) return say('没有改动。');
    await carryOut({ ...place, functionsDir, migrations }, changes);
    say('部署完成。');
  }
  for (const line of leftByHand(wanted.functions)) say(line);
}
