/** The file that somebody chooses from a chat, and where it is uploaded to. */
import { call, CloudError } from '../../../services/cloud';

export interface ChosenFile {
  readonly path: string;
  readonly name: string;
}

const MOST_BYTES = 5 * 1024 * 1024;
const NOT_SENT = '文件没有传上来，请检查网络后再试';

const refused = (sentence: string) => new CloudError('INVALID_INPUT', sentence, { file: sentence });

const kindOf = (name: string): 'xlsx' | 'csv' | undefined => {
  const ending = /\.(xlsx|csv)$/i.exec(name)?.[1];
  return ending?.toLowerCase() as 'xlsx' | 'csv' | undefined;
};

/** WeChat offers files that were sent in a chat. @returns undefined when the person cancels. @throws CloudError */
export async function chooseFile(): Promise<ChosenFile | undefined> {
  try {
    const { tempFiles } = await wx.chooseMessageFile({ count: 1, type: 'file', extension: ['xlsx', 'csv'] });
    const [file] = tempFiles;
    if (!file) return undefined;
    if (!kindOf(file.name)) throw refused('只能导入 .xlsx 或 .csv 文件');
    if (file.size > MOST_BYTES) throw refused('文件超过 5 MB，请拆成几个再导入');
    return { path: file.path, name: file.name };
  } catch (error) {
    if (error instanceof CloudError) throw error;
    if (String((error as { errMsg?: string }).errMsg).includes('cancel')) return undefined;
    console.warn('chooseMessageFile', error);
    throw new CloudError('FORBIDDEN', '没有打开聊天文件，请在手机设置里允许微信读取文件');
  }
}

/** @returns its file id. @throws CloudError */
export async function uploadFile({ path: filePath, name }: ChosenFile): Promise<string> {
  const { path: cloudPath } = await call<{ path: string }>('admin-roster', {
    op: 'slot',
    kind: kindOf(name),
  });
  try {
    return (await wx.cloud.uploadFile({ cloudPath, filePath })).fileID;
  } catch (error) {
    console.warn('uploadFile', error);
    throw new CloudError('NETWORK', NOT_SENT);
  }
}
