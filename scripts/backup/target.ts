/** What stands in the environment that is to be restored into: it must be empty, but for what a fresh deployment leaves there. */
import { collections } from '../../cloudbase';
import type { Documents } from './documents';
import { parseLine } from './ejson';
import type { Manifest } from './format';
import { type Mark, OF_THE_ENVIRONMENT, readMark, readMigration } from './marks';
import { codeOf, NO_COLLECTION } from './patience';

/** Rows of the roster that a fresh deployment makes: the first administrator's. */
const FIRST_ROWS = 1;
/** Looked at in a collection, to tell what it is that stands there. */
const MOST_SEEN = OF_THE_ENVIRONMENT.length + 1;

export interface Target {
  /** Of a restore of this archive that did not come to its end. */
  readonly mark: Mark | undefined;
  /** What a fresh deployment has left, `<collection>/<_id>`. */
  readonly stands: readonly string[];
  /** The last migration of what is deployed. */
  readonly migration: number;
}

/** Nobody has bound it: it belongs to no person yet. */
const isFresh = (collection: string, { _id, openid }: ReturnType<typeof parseLine>): boolean =>
  collection === 'settings'
    ? OF_THE_ENVIRONMENT.includes(_id)
    : collection === 'staff' && openid === undefined;

interface Standing {
  readonly count: number;
  /** Ids of what may stand there. */
  readonly fresh: readonly string[];
}

async function standingIn(documents: Documents, collection: string): Promise<Standing | undefined> {
  try {
    const seen = (await documents.first(collection, MOST_SEEN)).map(parseLine);
    const count = seen.length < MOST_SEEN ? seen.length : await documents.count(collection);
    const fresh = seen.filter((document) => isFresh(collection, document)).map(({ _id }) => _id);
    const isTooMany = collection === 'staff' && fresh.length > FIRST_ROWS;
    return { count, fresh: isTooMany ? [] : fresh };
  } catch (error) {
    if (codeOf(error) !== NO_COLLECTION) throw error;
    return undefined;
  }
}

/** All that are to be there. */
export const namesOf = ({ collections: saved }: Manifest): string[] => [
  ...new Set([
    ...collections.map(({ name }) => name),
    ...saved.flatMap(({ name, count }) => (count > 0 ? [name] : [])),
  ]),
];

/** Every collection is there. @throws Error one sentence that says which are not, or what stands in the way */
async function standingEverywhere(
  documents: Documents,
  env: string,
  manifest: Manifest,
): Promise<Map<string, Standing>> {
  const found = new Map<string, Standing>();
  const absent: string[] = [];
  for (const name of namesOf(manifest)) {
    const standing = await standingIn(documents, name);
    if (standing) found.set(name, standing);
    else absent.push(name);
  }
  if (absent.length === 0) return found;
  const unknown = absent.filter((name) => !collections.some((one) => one.name === name));
  if (unknown.length > 0) {
    throw new Error(
      `备份里的集合 ${unknown.join('、')} 这个版本不认识。请用做备份的版本（修达 ${manifest.product}）部署和恢复`,
    );
  }
  throw new Error(`环境 ${env} 里没有集合 ${absent.join('、')}。请先运行 npm run deploy -- --env ${env}`);
}

/** @throws Error one sentence, where this archive cannot be restored here */
export async function lookAt(
  documents: Documents,
  env: string,
  { manifest, id }: { readonly manifest: Manifest; readonly id: string },
): Promise<Target> {
  const standing = await standingEverywhere(documents, env, manifest);
  const mark = await readMark(documents);
  const migration = mark?.migration ?? (await readMigration(documents));
  if (mark && mark.archive !== id) {
    throw new Error(`环境 ${env} 里另一份备份的恢复还没有做完，请先用那一份做完，或换一个空的环境`);
  }
  if (manifest.migration > migration) {
    throw new Error(
      `备份来自更新的版本（修达 ${manifest.product}，迁移 ${manifest.migration}，环境里是 ${migration}）。请先用同样新的版本运行 npm run deploy -- --env ${env}`,
    );
  }
  const inTheWay = [...standing].filter(([, { count, fresh }]) => count > fresh.length);
  if (!mark && inTheWay.length > 0) {
    const what = inTheWay.map(([name, { count, fresh }]) => `${name} ${count - fresh.length} 条`).join('、');
    throw new Error(
      `环境 ${env} 里已经有数据（${what}）。恢复只能到空的环境里，请新建一个环境并部署后再恢复`,
    );
  }
  const stands =
    mark?.stood ?? [...standing].flatMap(([name, { fresh }]) => fresh.map((one) => `${name}/${one}`));
  return { mark, stands, migration };
}
