/** Files in cloud storage: ids, short-lived links, and what functions read, write and delete there. */
import type { Links } from '@xiuda/domain';
import { currentEnvironment } from './caller';
import { platform } from './sdk';

/** Seconds that a link to a photo works. */
const LINK_SECONDS = 3600;
/** The platform links and deletes at most 50 files in one call. */
export const FILE_BATCH = 50;
const NO_SUCH_FILE = -503003;

const FILE_ID = /^cloud:\/\/([^./]+)\.[^/]+\/(.+)$/;

/** `undefined` where this is no file of our own environment. */
export function pathOf(fileId: string): string | undefined {
  const [, environment, path] = FILE_ID.exec(fileId) ?? [];
  return environment === currentEnvironment() ? path : undefined;
}

function inBatches<T>(all: readonly T[]): T[][] {
  const batches: T[][] = [];
  for (let at = 0; at < all.length; at += FILE_BATCH) batches.push(all.slice(at, at + FILE_BATCH));
  return batches;
}

async function linkBatch(fileIds: readonly string[], maxAge = LINK_SECONDS): Promise<[string, string][]> {
  const { fileList } = await platform.getTempFileURL({
    fileList: fileIds.map((fileID) => ({ fileID, maxAge })),
  });
  return fileList.map(({ fileID, tempFileURL }) => [fileID, tempFileURL]);
}

/** Links to these files; empty where a file is gone. */
export async function linksTo(fileIds: readonly string[]): Promise<Links> {
  const wanted = [...new Set(fileIds)];
  return new Map((await Promise.all(inBatches(wanted).map((batch) => linkBatch(batch)))).flat());
}

/** A link that works for so many seconds; `undefined` where the file is gone. */
export async function linkFor(fileId: string, seconds: number): Promise<string | undefined> {
  const [found] = await linkBatch([fileId], seconds);
  return found?.[1] || undefined;
}

/** What stands at this file id; `undefined` where nothing does. */
export async function readFile(fileID: string): Promise<Buffer | undefined> {
  try {
    return (await platform.downloadFile({ fileID })).fileContent;
  } catch (error) {
    // Its number does not survive the SDK here (seen with 4.0.2): `errCode` is -1.
    if ((error as { code?: unknown } | null)?.code === 'STORAGE_FILE_NONEXIST') return undefined;
    throw error;
  }
}

/** Nobody but functions can write over it. @returns its file id */
export const writeFile = async (cloudPath: string, fileContent: Buffer): Promise<string> =>
  (await platform.uploadFile({ cloudPath, fileContent })).fileID;

/** @returns those that are gone now, whether or not they were there */
export async function deleteFiles(fileIds: readonly string[]): Promise<string[]> {
  const answers = await Promise.all(inBatches(fileIds).map((fileList) => platform.deleteFile({ fileList })));
  const gone = answers.flatMap(({ fileList }) => fileList);
  return gone.flatMap(({ fileID, status }) => (status === 0 || status === NO_SUCH_FILE ? [fileID] : []));
}
