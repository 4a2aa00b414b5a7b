/**
 * Files of an environment's storage. The SDK does not list them: which there are is known from the documents alone. Their ids are
 * `cloud://<environment>.<bucket>/<path>`, so that another environment has other ids for the same paths.
 */
import type { CloudBase } from '@cloudbase/node-sdk';
import { NO_FILE, patiently, type Wait, within } from './patience';

/** The platform links at most 50 files in one call. */
export const FILE_BATCH = 50;
const AT_ONCE = 8;
const LINK_SECONDS = 3600;
const GONE = 404;
/** The SDK itself waits for an upload without end. */
const UPLOAD_MS = 300_000;

/** Longest path in the storage, in bytes; each of its parts is made of these. */
const MOST_PATH_BYTES = 850;
const PATH_PART = /^(?!\.{1,2}$)[\p{L}\p{N}!_.\-*()@]+$/u;

/** Anybody may write a text that begins as an id does. */
const isPath = (text: string): boolean =>
  Buffer.byteLength(text) <= MOST_PATH_BYTES && text.split('/').every((part) => PATH_PART.test(part));

export interface StoredFile {
  readonly path: string;
  readonly content: Buffer;
  /** As the storage serves it. */
  readonly contentType: string;
}

export interface Files {
  /** What the ids of all files here begin with. */
  readonly prefix: string;
  /** At most 50 paths, a few in memory at once. Those that are gone are left out. @throws Error where one is there and cannot be had */
  download(paths: readonly string[]): AsyncGenerator<StoredFile>;
  /**
   * Each is there afterwards, with its size.
   * @param mayBeThere some of them are there from an earlier try, and are left alone
   */
  upload(files: readonly Pick<StoredFile, 'path' | 'content'>[], mayBeThere: boolean): Promise<void>;
}

function* groupsOf<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < all.length; at += AT_ONCE) yield all.slice(at, at + AT_ONCE);
}

async function forEach<T>(all: readonly T[], work: (one: T) => Promise<unknown>): Promise<void> {
  for (const group of groupsOf(all)) await Promise.all(group.map(work));
}

/** @throws Error unless it is there or gone */
async function reach(link: string, method: 'GET' | 'HEAD'): Promise<Response | undefined> {
  // As the SDK's own downloadFile does: the link is not encoded.
  const response = await fetch(encodeURI(link), { method });
  if (response.ok) return response;
  await response.body?.cancel();
  if (response.status === GONE) return undefined;
  throw new Error(`HTTP ${response.status}`);
}

/** The platform says this only in the id that a file at a path would have. Nothing is written. */
async function prefixOf(cloud: CloudBase, wait: Wait): Promise<string> {
  const path = 'backup/probe.txt';
  const { fileId } = await patiently(
    '连接云存储',
    wait,
    async () => (await cloud.getUploadMetadata({ cloudPath: path })).data,
  );
  if (!fileId.startsWith('cloud://') || !fileId.endsWith(`/${path}`))
    throw new Error(`云存储的文件 ID 无法识别：${fileId}`);
  return fileId.slice(0, -path.length);
}

export async function openFiles(cloud: CloudBase, wait: Wait): Promise<Files> {
  const prefix = await prefixOf(cloud, wait);

  /** Path → link, of those that are there. */
  async function linksTo(paths: readonly string[]): Promise<Map<string, string>> {
    if (paths.length === 0) return new Map();
    const fileList = paths.map((path) => ({ fileID: prefix + path, maxAge: LINK_SECONDS }));
    const answer = await patiently('取得文件链接', wait, () => cloud.getTempFileURL({ fileList }));
    const links = new Map<string, string>();
    for (const { fileID, tempFileURL, code } of answer.fileList) {
      if (code === 'SUCCESS') links.set(fileID.slice(prefix.length), tempFileURL);
      else if (code !== NO_FILE) throw new Error(`云存储拒绝了文件 ${fileID}：${code}`);
    }
    return links;
  }

  const download = (path: string, link: string): Promise<StoredFile | undefined> =>
    patiently(`下载文件 ${path} `, wait, async () => {
      const response = await reach(link, 'GET');
      if (!response) return undefined;
      const contentType = response.headers.get('content-type') ?? '';
      return { path, content: Buffer.from(await response.arrayBuffer()), contentType };
    });

  /** Paths of those that stand there with this size. */
  async function standing(files: readonly Pick<StoredFile, 'path' | 'content'>[]): Promise<Set<string>> {
    const links = await linksTo(files.map(({ path }) => path));
    const found = new Set<string>();
    const look = async ({ path, content }: Pick<StoredFile, 'path' | 'content'>): Promise<void> => {
      const link = links.get(path);
      const response = link === undefined ? undefined : await reach(link, 'HEAD');
      if (response && Number(response.headers.get('content-length')) === content.length) found.add(path);
    };
    await forEach(files, look);
    return found;
  }

  return {
    prefix,
    async *download(paths) {
      const links = [...(await linksTo(paths.filter(isPath)))];
      for (const group of groupsOf(links)) {
        const files = await Promise.all(group.map(([path, link]) => download(path, link)));
        for (const file of files) if (file) yield file;
      }
    },
    upload: (files, mayBeThere) =>
      patiently('上传文件', wait, async (failures) => {
        const there = mayBeThere || failures > 0 ? await standing(files) : new Set<string>();
        // The SDK looks at what the storage says, and not at its status: whether a file arrived is asked for.
        const put = ({ path, content }: Pick<StoredFile, 'path' | 'content'>) =>
          within(UPLOAD_MS, cloud.uploadFile({ cloudPath: path, fileContent: content }));
        await forEach(
          files.filter(({ path }) => !there.has(path)),
          put,
        );
        const arrived = await standing(files);
        const lost = files.find(({ path }) => !arrived.has(path));
        if (lost) throw new Error(`文件 ${lost.path} 没有完整到达`);
      }),
  };
}
