import { previewPictures, showModal } from '../screen/dialogs';
import { asyncApi, ApiError } from './async-api';
import { chooseFiles } from './choosing';
import type { WxServices } from './services';

type TempFile = {
  tempFilePath: string;
  size: number;
  fileType: 'image';
  duration: number;
  width: number;
  height: number;
};

const decode = async (address: string): Promise<HTMLImageElement> => {
  const picture = new Image();
  picture.src = address;
  await picture.decode().catch(() => {
    throw new ApiError('the picture cannot be read');
  });
  return picture;
};

const tempFile = async (file: File): Promise<TempFile> => {
  const tempFilePath = URL.createObjectURL(file);
  const size = await decode(tempFilePath).then(
    (picture) => ({ width: picture.naturalWidth, height: picture.naturalHeight }),
    () => ({ width: 0, height: 0 }),
  );
  return { tempFilePath, size: file.size, fileType: 'image', duration: 0, ...size };
};

type Compress = { src: string; quality?: number; compressedWidth?: number; compressedHeight?: number };

const compress = async ({ src, quality = 80, compressedWidth, compressedHeight }: Compress) => {
  const picture = await decode(src);
  const ratio = picture.naturalHeight / picture.naturalWidth;
  const width = compressedWidth ?? (compressedHeight ? compressedHeight / ratio : picture.naturalWidth);
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width);
  canvas.height = Math.round(compressedHeight ?? width * ratio);
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) =>
    canvas.toBlob(resolve, 'image/jpeg', quality / 100),
  );
  if (!blob) throw new ApiError('the picture cannot be compressed');
  return { tempFilePath: URL.createObjectURL(blob) };
};

type Choose = { count?: number; mediaType?: string[]; sourceType?: string[]; sizeType?: string[] };

type ChooseMessageFile = { count?: number; type?: 'all' | 'video' | 'image' | 'file'; extension?: string[] };

/** WeChat offers files of chats, narrowed by ending only where `type` is file; the browser's own chooser stands in for them. */
const chooseMessageFile = async ({ count = 100, type = 'all', extension = [] }: ChooseMessageFile) => {
  const endings = type === 'file' ? extension.map((ending) => `.${ending.replace(/^\./, '')}`) : [];
  const files = await chooseFiles(count, type === 'image' ? 'image/*' : endings.join());
  return {
    tempFiles: files.map((file) => ({
      path: URL.createObjectURL(file),
      ...{ size: file.size, name: file.name, type: 'file', time: Math.round(file.lastModified / 1000) },
    })),
  };
};

export const media = (services: WxServices) => ({
  chooseMedia: asyncApi('chooseMedia', async ({ count = 9 }: Choose) => {
    await services.privacy.require('chooseMedia');
    const files = await chooseFiles(count, 'image/*');
    return { tempFiles: await Promise.all(files.map(tempFile)), type: 'image' };
  }),
  chooseMessageFile: asyncApi('chooseMessageFile', async (options: ChooseMessageFile) => {
    await services.privacy.require('chooseMessageFile');
    return chooseMessageFile(options);
  }),
  compressImage: asyncApi('compressImage', compress),
  getImageInfo: asyncApi('getImageInfo', async ({ src }: { src: string }) => {
    const address = services.assetUrl(src, '');
    const { naturalWidth: width, naturalHeight: height } = await decode(address);
    return { width, height, path: address, orientation: 'up', type: 'unknown' };
  }),
  previewImage: asyncApi(
    'previewImage',
    ({ urls, current }: { urls: string[]; current?: string | number }) => {
      const index = typeof current === 'number' ? current : urls.indexOf(current ?? '');
      previewPictures(
        services.overlay,
        urls.map((url) => services.assetUrl(url, '')),
        Math.max(0, index),
      );
    },
  ),
  makePhoneCall: asyncApi('makePhoneCall', async ({ phoneNumber }: { phoneNumber: string }) => {
    const { confirm } = await showModal(services.overlay, {
      title: '',
      content: phoneNumber,
      showCancel: true,
      cancelText: '取消',
      cancelColor: '#000000',
      confirmText: '呼叫',
      confirmColor: '#576B95',
      editable: false,
      placeholderText: '',
    });
    if (!confirm) throw new ApiError('cancel');
  }),
});
