/** Photos in cloud storage: stored as file ids, shown as short-lived links, accepted only from their owner's slots. */
import { AppError, type Links } from '@xiuda/domain';
import { currentEnvironment } from './caller';
import { platform } from './sdk';
import { ownedPaths } from './store/files';

/** Seconds that a link to a photo works. */
const LINK_SECONDS = 3600;
/** The platform links at most 50 files in one call. */
const BATCH = 50;

const FILE_ID = /^cloud:\/\/([^./]+)\.[^/]+\/(.+)$/;

/** `undefined` where this is no file of our own environment. */
export function pathOf(fileId: string): string | undefined {
  const [, environment, path] = FILE_ID.exec(fileId) ?? [];
  return environment === currentEnvironment() ? path : undefined;
}

async function linkBatch(fileIds: readonly string[]): Promise<[string, string][]> {
  const { fileList } = await platform.getTempFileURL({
    fileList: fileIds.map((fileID) => ({ fileID, maxAge: LINK_SECONDS })),
  });
  return fileList.map(({ fileID, tempFileURL }) => [fileID, tempFileURL]);
}

/** Links to these files; empty where a file is gone. */
export async function linksTo(fileIds: readonly string[]): Promise<Links> {
  const wanted = [...new Set(fileIds)];
  const batches: string[][] = [];
  for (let at = 0; at < wanted.length; at += BATCH) batches.push(wanted.slice(at, at + BATCH));
  return new Map((await Promise.all(batches.map(linkBatch))).flat());
}

/**
 * Were these photos uploaded, by this person, to slots issued to this person?
 * @returns a check to run when its turn comes in the order of checks; it throws AppError INVALID_INPUT
 */
export async function photoCheck(openid: string, fileIds: readonly string[]): Promise<() => void> {
  const refuse = () => {
    throw new AppError('INVALID_INPUT', { photos: '照片没有传上来，请重新添加' });
  };
  const paths = fileIds.flatMap((fileId) => pathOf(fileId) ?? []);
  if (paths.length !== fileIds.length) return refuse;
  if (!paths.length) return () => undefined;
  const [owned, links] = await Promise.all([ownedPaths(openid, paths), linksTo(fileIds)]);
  const accepted = paths.every((path) => owned.has(path)) && fileIds.every((fileId) => !!links.get(fileId));
  return accepted ? () => undefined : refuse;
}
