/** The cloud as this phone reaches it. */
import type { Given, Outcome, Reach } from './trials';

const GIVEN: Given = { isRefused: false };

async function outcomeOf(work: () => Promise<Given>): Promise<Outcome> {
  try {
    return await work();
  } catch (error) {
    const { errCode = -1, errMsg = String(error) } = error as { errCode?: number; errMsg?: string };
    return { isRefused: true, code: errCode, message: errMsg };
  }
}

/** A file of a few bytes, to be uploaded. */
function writeScrap(): string {
  const path = `${wx.env.USER_DATA_PATH}/selfcheck.txt`;
  wx.getFileSystemManager().writeFileSync(path, 'selfcheck', 'utf8');
  return path;
}

export const phoneReach: Reach = {
  call: (name) =>
    outcomeOf(async () => {
      await wx.cloud.callFunction({ name, data: {} });
      return GIVEN;
    }),
  read: (collection) =>
    outcomeOf(async () => {
      await wx.cloud.database().collection(collection).limit(1).get();
      return GIVEN;
    }),
  upload: (cloudPath) =>
    outcomeOf(async () => {
      const { fileID } = await wx.cloud.uploadFile({ cloudPath, filePath: writeScrap() });
      return { ...GIVEN, fileId: fileID };
    }),
  download: (fileID) =>
    outcomeOf(async () => {
      await wx.cloud.downloadFile({ fileID });
      return GIVEN;
    }),
};
