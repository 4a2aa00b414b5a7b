/**
 * Files of an environment's storage. The SDK does not list them: which there are is known from the documents alone. Their ids are
 * `cloud://<environment>.<bucket>/<path>`, so that another environment has other ids for the same paths.
 */
import type { CloudBase } from '@cloudbase/node-sdk';
import { NO_FILE, patiently, type Wait } from './patience';

/** The platform links at most 50 files in one call. */
export const FILE_BATCH = 50;
const AT_ONCE = 8;
const LINK_SECONDS = 600;
const GONE = 404;

export interface StoredFile {
  readonly path: string;
  readonly content: Buffer;
  /** As the storage serves it. */
  readonly contentType: string;
}

export interface Files {
  /** What the ids of all files here begin with. */
  readonly prefix: string;
  /** At most 50 paths. Those that are gone are left out. @throws Error where one is there and cannot be had */
  download(paths: readonly string[]): Promise<StoredFile[]>;
  /**
   * Each is there afterwards, with its size.
   * @param mayBeThere some of them are there from an earlier try, and are left alone
   */
  upload(files: readonly Pick<StoredFile, 'path' | 'content'>[], mayBeThere: boolean): Promise<void>;
}

async function inGroups<T, R>(all: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  for (let at = 0; at < all.length; at += AT_ONCE)
    done.push(...(await Promise.all(all.slice(at, at + AT_ONCE).map(work))));
  return done;
}

/** @throws Error unless it is there or gone */
async function reach(link: string, method: 'GET' | 'HEAD'): Promise<Response | undefined> {
  // As the SDK's own downloadFile does: the link is not encoded.
  const response = await fetch(encodeURI(link), { method });
  if (response.status === GONE) return undefined;
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return response;
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
    const found = await inGroups(files, async ({ path, content }) => {
      const link = links.get(path);
      const response = link === undefined ? undefined : await reach(link, 'HEAD');
      return Number(response?.headers.get('content-length') ?? Number.NaN) === content.length ? [path] : [];
    });
    return new Set(found.flat());
  }

  return {
    prefix,
    async download(paths) {
      const links = [...(await linksTo(paths))];
      return (await inGroups(links, ([path, link]) => download(path, link))).filter(
        (file) => file !== undefined,
      );
    },
    upload: (files, mayBeThere) =>
      patiently('上传文件', wait, async (failures) => {
        const there = mayBeThere || failures > 0 ? await standing(files) : new Set<string>();
        await inGroups(
          files.filter(({ path }) => !there.has(path)),
          // The SDK looks at what the storage says, and not at its status: whether a file arrived is asked for.
          ({ path, content }) => cloud.uploadFile({ cloudPath: path, fileContent: content }),
        );
        const arrived = await standing(files);
        const lost = files.find(({ path }) => !arrived.has(path));
        if (lost) throw new Error(`文件 ${lost.path} 没有完整到达`);
      }),
  };
}
