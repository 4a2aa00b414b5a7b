/** Everything that an archive holds, into an empty environment. Whatever ends it, running it again goes on. */
import type { CloudBase } from '@cloudbase/node-sdk';
import { type Documents, openDocuments } from './documents';
import { openFiles } from './files';
import type { Manifest } from './format';
import { keepMark, OF_THE_ENVIRONMENT, putMigration, removeMark } from './marks';
import { realWait, type Wait } from './patience';
import { compare, pour, type Pouring } from './pour';
import { lookAt, namesOf, type Target } from './target';
import type { Telling } from './telling';
import { verifyArchive } from './verify';

export interface RestoreOptions {
  readonly cloud: CloudBase;
  readonly env: string;
  readonly from: string;
  readonly telling: Telling;
  /** Asked once, when everything was looked at and nothing written; a no writes nothing. */
  readonly confirm: (plan: Plan) => Promise<boolean>;
  readonly wait?: Wait;
}

export interface Plan {
  readonly manifest: Manifest;
  /** Goes on with what an earlier run began. */
  readonly isContinued: boolean;
  /** The documents are older than what is deployed: deploy brings them forward. */
  readonly needsMigration: boolean;
  /** Rows of the roster that a fresh deployment made, and that stay where the archive has no such number. */
  readonly firstRows: readonly string[];
}

const MOST_COMPARISONS = 3;
const SETTINGS = 'settings';

const idsIn = (stands: readonly string[], collection: string): string[] =>
  stands.flatMap((one) => (one.startsWith(`${collection}/`) ? [one.slice(collection.length + 1)] : []));

/** How many documents each collection is to have: those of the archive, and what stood there before and is not among them. */
async function settledCounts(pouring: Pouring, stands: readonly string[]): Promise<Map<string, number>> {
  for (let times = 1; times <= MOST_COMPARISONS; times += 1) {
    const counts = new Map<string, number>();
    const beside = new Set(stands);
    const wrong = await compare(pouring, (name, id) => {
      counts.set(name, (counts.get(name) ?? 0) + 1);
      beside.delete(`${name}/${id}`);
    });
    if (wrong > 0) continue;
    for (const one of beside) {
      const name = one.slice(0, one.indexOf('/'));
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    return counts;
  }
  throw new Error('写入的数据读出来不一样：恢复期间有人或定时任务在改这个环境。请停用后再运行一次');
}

/** Nothing is there that does not belong there. */
async function assertNothingElse(
  documents: Documents,
  counts: ReadonlyMap<string, number>,
  names: readonly string[],
): Promise<void> {
  for (const name of names) {
    const own = name === SETTINGS ? (await documents.ofIds(SETTINGS, OF_THE_ENVIRONMENT)).length : 0;
    const extra = (await documents.count(name)) - (counts.get(name) ?? 0) - own;
    if (extra !== 0) {
      throw new Error(
        `集合 ${name} 比备份多出 ${extra} 条记录：恢复期间有人在用这个环境。请换一个空的环境重新恢复`,
      );
    }
  }
}

async function write(pouring: Pouring, target: Target, id: string): Promise<void> {
  const { documents, manifest, telling } = pouring;
  const { stands: stood, migration } = target;
  await keepMark(documents, { archive: id, startedAt: new Date(), stood: [...stood], migration });
  await pour(pouring);
  const stands = stood.filter((one) => !one.startsWith(`${SETTINGS}/`));
  const counts = await settledCounts(pouring, stands);
  await assertNothingElse(documents, counts, namesOf(manifest));
  await telling.stage('收尾');
  await putMigration(documents, manifest.migration);
  await removeMark(documents);
}

/**
 * The archive is read whole before anything is written.
 * @returns `undefined` where the answer was no
 * @throws Error one sentence. The mark of a restore under way stays then, and the next run goes on
 */
export async function restore(options: RestoreOptions): Promise<Plan | undefined> {
  const { cloud, env, from, telling, confirm, wait = realWait } = options;
  await telling.stage('核对备份');
  const archive = await verifyArchive(from);
  const { manifest, id } = archive;
  const documents = openDocuments(cloud, wait);
  const target = await lookAt(documents, env, archive);
  const plan: Plan = {
    manifest,
    isContinued: target.mark !== undefined,
    needsMigration: manifest.migration < target.migration,
    firstRows: idsIn(target.stands, 'staff'),
  };
  if (!(await confirm(plan))) return undefined;
  const files = await openFiles(cloud, wait);
  const { isContinued } = plan;
  await write({ archive: from, manifest, documents, files, telling, isContinued }, target, id);
  return plan;
}
