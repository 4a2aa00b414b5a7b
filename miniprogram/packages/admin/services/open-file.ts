/** Files that functions have made: fetched by their link and shown in WeChat's viewer, which passes them on and saves them. */
import { CloudError } from '../../../services/cloud';

type FileType = NonNullable<WechatMiniprogram.OpenDocumentOption['fileType']>;

/** The file that was opened last, so that the next one does not add to what a mini program may keep (200 MB). */
const LAST = 'opened-file';

const NOT_FETCHED = '文件没有下载下来，请检查网络后再试';
const EXPIRED = '文件已经过期，请重新生成';
const NOT_SHOWN = '这部手机打不开这个文件，请换一部手机试试';

/** What no system takes in a name. */
const UNSAFE = /[\\/:*?"<>|\s]+/g;

const forgetLast = (): Promise<void> =>
  new Promise((complete) => {
    const filePath = wx.getStorageSync(LAST) as string;
    if (!filePath) return complete();
    wx.getFileSystemManager().unlink({ filePath, complete: () => complete() });
  });

/** @throws CloudError NETWORK, or NOT_FOUND where the link is over */
const download = (url: string, filePath: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const task = wx.downloadFile({
      url,
      filePath,
      success: ({ statusCode }) =>
        statusCode === 200 ? resolve() : reject(new CloudError('NOT_FOUND', EXPIRED)),
      fail: (error) => {
        console.warn('file download', error);
        reject(new CloudError('NETWORK', NOT_FETCHED));
      },
    });
    task.onProgressUpdate(({ progress }) => {
      if (progress > 0 && progress < 100) void wx.showLoading({ title: `正在打开 ${progress}%`, mask: true });
    });
  });

/**
 * Downloads a file and opens it with the menu that forwards and saves it; says how far it has come.
 * @param url a link that functions gave, valid for minutes
 * @param name as the receiver sees it, with the ending: `报修二维码.pdf`; pdf, xlsx, docx or pptx
 * @throws CloudError that `explain` tells: NETWORK where nothing came, NOT_FOUND where the link is over, INTERNAL where it cannot be shown
 */
export async function openFile(url: string, name: string): Promise<void> {
  const safe = name.replace(UNSAFE, '-');
  const filePath = `${wx.env.USER_DATA_PATH}/${safe}`;
  void wx.showLoading({ title: '正在打开', mask: true });
  try {
    await forgetLast();
    wx.setStorageSync(LAST, filePath);
    await download(url, filePath);
  } finally {
    void wx.hideLoading();
  }
  const fileType = safe.slice(safe.lastIndexOf('.') + 1) as FileType;
  await wx.openDocument({ filePath, fileType, showMenu: true }).catch((error: unknown) => {
    console.warn('open file', error);
    throw new CloudError('INTERNAL', NOT_SHOWN);
  });
}
