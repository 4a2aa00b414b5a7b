import { call, CloudError } from '../../../services/cloud';

/** Longest side of a photo that is sent, in pixels: enough to read a type plate, small enough for a basement's network. */
const LONGEST_SIDE = 1600;
const QUALITY = 75;
const NOT_SENT = '照片没有传上去，请检查网络后再试';

async function smaller(path: string): Promise<string> {
  const { width, height } = await wx.getImageInfo({ src: path });
  if (Math.max(width, height) <= LONGEST_SIDE) return path;
  const side = width >= height ? { compressedWidth: LONGEST_SIDE } : { compressedHeight: LONGEST_SIDE };
  return (await wx.compressImage({ src: path, quality: QUALITY, ...side })).tempFilePath;
}

/** An unreadable size or an unknown format is no reason to lose the photo. */
const shrink = (path: string): Promise<string> => smaller(path).catch(() => path);

/**
 * Camera or album.
 * @param count how many more there may be
 * @returns temporary paths; empty when the person cancels
 */
export async function choosePhotos(count: number): Promise<string[]> {
  try {
    const { tempFiles } = await wx.chooseMedia({
      count,
      mediaType: ['image'],
      sourceType: ['camera', 'album'],
      sizeType: ['compressed'],
    });
    return await Promise.all(tempFiles.map((file) => shrink(file.tempFilePath)));
  } catch (error) {
    if (String((error as { errMsg?: string }).errMsg).includes('cancel')) return [];
    throw error;
  }
}

const send = (filePath: string, cloudPath: string, onPercent: (percent: number) => void): Promise<string> =>
  new Promise((resolve, reject) => {
    const task = wx.cloud.uploadFile({
      cloudPath,
      filePath,
      success: ({ fileID }) => resolve(fileID),
      fail: () => reject(new CloudError('NETWORK', NOT_SENT)),
    });
    task.onProgressUpdate(({ progress }) => onPercent(progress));
  });

/**
 * Uploads to slots issued to this person; files anywhere else are not accepted in a step.
 * @param onProgress index into `paths`, percent 0-100
 * @returns file ids in the order of `paths`
 * @throws CloudError
 */
export async function uploadPhotos(
  paths: string[],
  onProgress?: (index: number, percent: number) => void,
): Promise<string[]> {
  if (!paths.length) return [];
  const { paths: slots } = await call<{ paths: string[] }>('files', { op: 'slots', count: paths.length });
  return Promise.all(
    slots.map((slot, index) => send(paths[index] ?? '', slot, (percent) => onProgress?.(index, percent))),
  );
}
