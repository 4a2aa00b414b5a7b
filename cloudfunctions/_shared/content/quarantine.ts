/** Photos that nobody is to see any longer: kept for whoever has to look into it, under a path that no ticket names. */
import { platform } from '../sdk';
import { linksTo, pathOf } from '../storage';

/**
 * Moves a file away, so that no link to it can be made any more; a file that has gone is left alone. Cut off half way it can be
 * done again: the copy has a path of its own.
 * @throws Error where it is still in its place
 */
export async function quarantine(fileId: string): Promise<void> {
  const path = pathOf(fileId);
  const links = await linksTo([fileId]);
  if (path === undefined || !links.get(fileId)) return;
  const { fileContent } = await platform.downloadFile({ fileID: fileId });
  await platform.uploadFile({ cloudPath: `quarantine/${path}`, fileContent });
  const { fileList } = await platform.deleteFile({ fileList: [fileId] });
  if (fileList.some(({ status }) => status !== 0)) throw new Error(`${fileId} was not removed`);
}
