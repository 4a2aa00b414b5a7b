/** What only a client can find out: rules bind nobody else. */
import type { Check, ClientTrials } from '@xiuda/domain';

/** A refusal: here it is what is hoped for. */
export interface Refused {
  readonly isRefused: true;
  /** As wx.cloud numbers it; -1 where no answer came. */
  readonly code: number;
  readonly message: string;
}
/** What a client was given. */
export interface Given {
  readonly isRefused: false;
  /** Of an upload. */
  readonly fileId?: string;
}
export type Outcome = Refused | Given;

/** The cloud as a client reaches it. Each resolves, whatever comes of it. */
export interface Reach {
  /** Calls a function directly. */
  call(name: string): Promise<Outcome>;
  /** Reads documents without a function. */
  read(collection: string): Promise<Outcome>;
  upload(path: string): Promise<Outcome>;
  download(fileId: string): Promise<Outcome>;
}

type Finding = Pick<Check, 'state' | 'found' | 'mend'>;
type Named = Pick<Check, 'id' | 'name'>;

const DEPLOY = '在电脑上再部署一次（npm run deploy）';

/** Numbers of wx.cloud for a refusal by a rule. Source: the table of errors in wx-server-sdk 4.0.2. */
const BY_RULE = [-502003, -503002];
/** Where there is no such number the words have to do: a function rule's own is documented nowhere. */
const BY_WORDS = /permission|denied|authority|unauthori[sz]ed|forbidden/i;
const NO_COLLECTION = -502005;

const isByRule = ({ code, message }: Refused): boolean => BY_RULE.includes(code) || BY_WORDS.test(message);

const numbered = ({ code, message }: Refused): string => `${code} ${message.slice(0, 80)}`;

/** Things that were tried one by one, which all have to be refused. */
type Tried = readonly (readonly [name: string, outcome: Outcome])[];

/** @param open what it says of those that were not refused */
function allRefused(tried: Tried, open: (names: string) => Finding, closed: string): Finding {
  const names = (those: Tried) => those.map(([name]) => name).join('、');
  const given = tried.filter(([, outcome]) => !outcome.isRefused);
  if (given.length) return open(names(given));
  const unclear = tried.filter(([, outcome]) => outcome.isRefused && !isByRule(outcome));
  const [first] = unclear;
  if (!first?.[1].isRefused) return { state: 'ok', found: closed, mend: '' };
  const found = `${names(unclear)} 没有明确的拒绝：${numbered(first[1])}`;
  return { state: 'unknown', found, mend: '看看网络，过几分钟再查一次' };
}

/** A few at a time: a phone has so many requests at once. */
const AT_ONCE = 5;

async function each(names: readonly string[], attempt: (name: string) => Promise<Outcome>): Promise<Tried> {
  const tried: (readonly [string, Outcome])[] = [];
  for (let at = 0; at < names.length; at += AT_ONCE) {
    const batch = names.slice(at, at + AT_ONCE);
    tried.push(...(await Promise.all(batch.map(async (name) => [name, await attempt(name)] as const))));
  }
  return tried;
}

const functionsClosed: Named = { id: 'rules.functions', name: '云函数规则 · 内部函数不对外' };

async function tryFunctions(reach: Reach, { functions }: ClientTrials): Promise<Check[]> {
  const tried = await each(functions, reach.call);
  const finding = allRefused(
    tried,
    (names) => ({
      state: 'wrong',
      found: `手机能直接调用 ${names}（函数自己会拒绝，但不该走到那一步）`,
      mend: `${DEPLOY}，或在云开发控制台“云函数 → 权限控制”里照 cloudbase/functions.ts 填好规则`,
    }),
    `${functions.join('、')} 都拒绝了`,
  );
  return [{ ...functionsClosed, ...finding }];
}

const collectionsClosed: Named = { id: 'rules.collections', name: '数据库权限 · 集合不对外' };

async function tryCollections(reach: Reach, { collections }: ClientTrials): Promise<Check[]> {
  const tried = await each(collections, reach.read);
  // A collection that is missing is told of elsewhere.
  const there = tried.filter(([, outcome]) => !outcome.isRefused || outcome.code !== NO_COLLECTION);
  const finding = allRefused(
    there,
    (names) => ({
      state: 'wrong',
      found: `手机能直接读集合 ${names}，里面的资料谁都能看到`,
      mend: `马上在云开发控制台“数据库 → 权限设置”里改成“所有用户不可读写”，或${DEPLOY}`,
    }),
    `${there.length} 个集合都拒绝了`,
  );
  return [{ ...collectionsClosed, ...finding }];
}

const STORAGE = `${DEPLOY}，或在云开发控制台“云存储 → 权限设置”里照 cloudbase/index.ts 的 storageRule 填好自定义规则`;

function ownUpload(outcome: Outcome): Finding {
  if (!outcome.isRefused) return { state: 'ok', found: '能上传', mend: '' };
  if (isByRule(outcome))
    return { state: 'wrong', found: `传不了自己的照片：${numbered(outcome)}`, mend: STORAGE };
  return { state: 'unknown', found: `没有传成：${numbered(outcome)}`, mend: '看看网络，过几分钟再查一次' };
}

const closedFile = (outcome: Outcome, deed: string): Finding =>
  allRefused([[deed, outcome]], () => ({ state: 'wrong', found: `手机能${deed}`, mend: STORAGE }), '拒绝了');

/** The id of another file in the same environment. */
const beside = (fileId: string, path: string): string =>
  fileId.replace(/^(cloud:\/\/[^/]+\/).*$/, `$1${path}`);

async function tryStorage(reach: Reach, { slot, file }: ClientTrials): Promise<Check[]> {
  const own = await reach.upload(slot);
  const over = await reach.upload(file);
  const read: Check = {
    ...{ id: 'rules.storage.read', name: '云存储规则 · 读不到别人的文件' },
    ...(own.isRefused || !own.fileId
      ? { state: 'unknown', found: '自己的文件没有传成，试不了', mend: '先解决上一项' }
      : closedFile(await reach.download(beside(own.fileId, file)), '下载别人的文件')),
  };
  return [
    { id: 'rules.storage.own', name: '云存储规则 · 能传自己的文件', ...ownUpload(own) },
    {
      id: 'rules.storage.over',
      name: '云存储规则 · 改不了别人的文件',
      ...closedFile(over, '改写别人的文件'),
    },
    read,
  ];
}

/** In the order in which they are shown. */
export const TRIALS = [
  { id: 'rules.functions', name: '云函数规则', run: tryFunctions },
  { id: 'rules.collections', name: '数据库权限', run: tryCollections },
  { id: 'rules.storage', name: '云存储规则', run: tryStorage },
] as const;
