import { call, CloudError } from '../../../services/cloud';

/** Longest side of a photo that is sent, in pixels: enough to read a type plate, small enough for a basement's network. */
const LONGEST_SIDE = 1600;
const QUALITY = 75;
const NOT_SENT = '照片没有传上来，请检查网络后再试';
const NOT_OPENED = '相机或相册没有打开，请在手机设置里允许微信使用它们';

/** Where photos come from; any: the person is asked. */
export type PhotoSource = 'any' | 'camera' | 'album';

/**
 * Camera or album.
 * @param count how many more there may be
 * @returns temporary paths; empty when the person cancels
 * @throws CloudError FORBIDDEN where the phone opens neither
 */
export async function choosePhotos(count: number, source: PhotoSource = 'any'): Promise<string[]> {
  try {
    const { tempFiles } = await wx.chooseMedia({
      count,
      mediaType: ['image'],
      sourceType: source === 'any' ? ['camera', 'album'] : [source],
      sizeType: ['compressed'],
    });
    return tempFiles.map((file) => file.tempFilePath);
  } catch (error) {
    if (String((error as { errMsg?: string }).errMsg).includes('cancel')) return [];
    console.warn('chooseMedia', error);
    throw new CloudError('FORBIDDEN', NOT_OPENED);
  }
}

async function smaller(path: string): Promise<string> {
  const { width, height } = await wx.getImageInfo({ src: path });
  if (Math.max(width, height) <= LONGEST_SIDE) return path;
  const side = width >= height ? { compressedWidth: LONGEST_SIDE } : { compressedHeight: LONGEST_SIDE };
  return (await wx.compressImage({ src: path, quality: QUALITY, ...side })).tempFilePath;
}

/** One after the other: several large photos at once are too much for a cheap phone. */
let shrinking: Promise<unknown> = Promise.resolve();

/** An unreadable size or an unknown format is no reason to lose the photo. */
function shrink(path: string): Promise<string> {
  const turn = shrinking.then(() => smaller(path)).catch(() => path);
  shrinking = turn;
  return turn;
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

/** By temporary path: a photo that is tried again goes where it was to go before. */
const slots = new Map<string, string>();

async function slotFor(path: string): Promise<string> {
  const { paths } = await call<{ paths: string[] }>('files', { op: 'slots', count: 1 });
  const slot = paths[0] ?? '';
  slots.set(path, slot);
  return slot;
}

/**
 * Makes a photo small and uploads it to a slot issued to this person; files anywhere else are not accepted in a step.
 * @param onPercent 0-100
 * @returns its file id
 * @throws CloudError
 */
export async function uploadPhoto(path: string, onPercent: (percent: number) => void): Promise<string> {
  const file = await shrink(path);
  const fileId = await send(file, slots.get(path) ?? (await slotFor(path)), onPercent);
  slots.delete(path);
  return fileId;
}
