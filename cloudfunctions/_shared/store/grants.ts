/** How often each person may still be told by each template. WeChat tells nobody its own count, so this is ours: a document per person. */
import { type GrantCounts, NO_GRANTS, type TemplateKey } from '@xiuda/domain';
import { command, database, isDuplicateKey } from '../sdk';

interface Grants {
  /** The openid. */
  readonly _id: string;
  readonly counts: GrantCounts;
  /** The latest calls that counted, so that the same call again counts nothing. */
  readonly requests: readonly string[];
}

const REMEMBERED = 20;

const grants = () => database.collection('grants');
const count = (key: TemplateKey): string => `counts.${key}`;

export async function readGrants(openid: string): Promise<GrantCounts> {
  const { data } = await grants().doc(openid).get();
  return { ...NO_GRANTS, ...(data as Grants | null)?.counts };
}

/** One more of each. */
async function add(openid: string, keys: readonly TemplateKey[], requestId: string): Promise<void> {
  const more = Object.fromEntries(keys.map((key) => [count(key), command.inc(1)]));
  const requests = command.push({ each: [requestId], slice: -REMEMBERED });
  // Matches nothing where the call has counted already, or where there is no document.
  await grants()
    .where({ _id: openid, requests: command.nin([requestId]) })
    .update({ data: { ...more, requests } });
}

/** Counts one acceptance of each template; the same requestId again counts nothing. */
export async function addGrants(
  openid: string,
  keys: readonly TemplateKey[],
  requestId: string,
): Promise<void> {
  try {
    await grants().add({ data: { _id: openid, counts: NO_GRANTS, requests: [] } });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
  await add(openid, keys, requestId);
}

/** One was used. */
export async function spendGrant(openid: string, key: TemplateKey): Promise<void> {
  await grants()
    .where({ _id: openid, [count(key)]: command.gt(0) })
    .update({ data: { [count(key)]: command.inc(-1) } });
}

/** WeChat says that there are none. */
export async function dropGrants(openid: string, key: TemplateKey): Promise<void> {
  await grants()
    .where({ _id: openid })
    .update({ data: { [count(key)]: command.set(0) } });
}
