/** Cloud storage: who may put a file where, and links to what is there. */
import { join } from 'node:path';
import type { StorageRule } from '../../../cloudbase/definitions';
import { CloudError } from '../errors';
import { openFileStore, type StoredFile } from './file-store';
import { openLinkSigner } from './links';
import { checkedPath, createFileIds } from './paths';
import { compileRule } from './rule';

export const CLIENT_LIMIT_BYTES = 10 * 1024 * 1024;
export const FUNCTION_LIMIT_BYTES = 50 * 1024 * 1024;
/** Seconds. The platform's manuals disagree about the default; callers should say `maxAge`. */
const DEFAULT_MAX_AGE = 7200;
const MAX_AGE = 7 * 24 * 3600;
const UPLOAD_SECONDS = 900;

export interface StorageOptions {
  readonly dataDir: string;
  readonly env: string;
  /** Asked at every upload. */
  readonly rule: () => StorageRule;
  readonly url: string;
  readonly isLasting: boolean;
}

export interface UploadSlot {
  readonly url: string;
  readonly token: string;
  readonly authorization: string;
  readonly fileId: string;
  readonly cosFileId: string;
}

export type DownloadLink =
  | {
      readonly code: 'SUCCESS';
      readonly fileID: string;
      readonly tempFileURL: string;
      readonly maxAge: number;
    }
  | { readonly code: 'STORAGE_FILE_NONEXIST'; readonly fileID: string; readonly tempFileURL: '' };

export interface Storage {
  /** As `wx.cloud.uploadFile`: under the rule. @throws CloudError `STORAGE_*` */
  uploadAsClient(path: string, openid: string | null, content: Buffer): Promise<{ fileID: string }>;
  /** As `wx.cloud.downloadFile`: under the rule. @throws CloudError `STORAGE_*` */
  downloadAsClient(fileId: string, openid: string | null): Promise<Buffer>;
  /** Where a function may PUT a file, for 15 minutes. */
  uploadSlot(path: string): UploadSlot;
  /** The PUT that follows. @throws CloudError `STORAGE_SIGN_PARAM_INVALID` */
  uploadAsFunction(path: string, expires: number, signature: string, content: Buffer): Promise<void>;
  /** @param maxAge seconds */
  link(fileId: string, maxAge: number | undefined): Promise<DownloadLink>;
  remove(fileId: string): Promise<{ code: 'SUCCESS' | 'STORAGE_FILE_NONEXIST'; fileID: string }>;
  /** What a link leads to. @throws CloudError `STORAGE_SIGN_PARAM_INVALID`, `STORAGE_FILE_NONEXIST` */
  follow(
    path: string,
    expires: number,
    signature: string,
  ): Promise<{ file: StoredFile; read(): Promise<Buffer> }>;
}

export async function openStorage({ dataDir, env, rule, url, isLasting }: StorageOptions): Promise<Storage> {
  const folder = join(dataDir, 'files');
  compileRule(rule().read);
  compileRule(rule().write);
  const store = await openFileStore(folder, isLasting);
  const signer = await openLinkSigner(folder);
  const ids = createFileIds(env);

  // One write at a time: between looking at the owner and writing nobody else may come.
  let lastWrite: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(write: () => Promise<T>): Promise<T> => {
    const turn = lastWrite.then(write, write);
    lastWrite = turn;
    return turn;
  };

  const find = async (fileId: string): Promise<StoredFile | undefined> => {
    const path = ids.toPath(fileId);
    return path === undefined ? undefined : store.find(path);
  };
  const assertSigned = (purpose: 'get' | 'put', path: string, expires: number, signature: string): void => {
    if (signer.isValid(purpose, path, expires, signature)) return;
    throw new CloudError('STORAGE_SIGN_PARAM_INVALID', 'the link is expired or not one of ours');
  };

  return {
    uploadAsClient: (path, openid, content) =>
      inTurn(async () => {
        const old = await store.find(checkedPath(path));
        const scope = {
          auth: openid === null ? null : { openid },
          resource: { openid: old ? old.owner : openid },
        };
        if (!compileRule(rule().write)(scope)) {
          throw new CloudError('STORAGE_EXCEED_AUTHORITY', 'storage permission denied');
        }
        await store.write(path, openid, content);
        return { fileID: ids.toFileId(path) };
      }),
    async downloadAsClient(fileId, openid) {
      const file = await find(fileId);
      if (!file) throw new CloudError('STORAGE_FILE_NONEXIST', 'there is no such file');
      const scope = { auth: openid === null ? null : { openid }, resource: { openid: file.owner } };
      if (!compileRule(rule().read)(scope))
        throw new CloudError('STORAGE_EXCEED_AUTHORITY', 'storage permission denied');
      return store.read(file);
    },
    uploadSlot(given) {
      const path = checkedPath(given);
      const expires = Math.floor(Date.now() / 1000) + UPLOAD_SECONDS;
      const address = path.split('/').map(encodeURIComponent).join('/');
      return {
        url: `${url}/storage/upload/${address}`,
        token: String(expires),
        authorization: signer.sign('put', path, expires),
        fileId: ids.toFileId(path),
        cosFileId: Buffer.from(ids.toFileId(path)).toString('base64'),
      };
    },
    async uploadAsFunction(path, expires, signature, content) {
      assertSigned('put', path, expires, signature);
      await inTurn(() => store.write(path, null, content));
    },
    async link(fileId, maxAge = DEFAULT_MAX_AGE) {
      const file = await find(fileId);
      if (!file) return { code: 'STORAGE_FILE_NONEXIST', fileID: fileId, tempFileURL: '' };
      const seconds = Math.min(MAX_AGE, Math.max(1, Math.floor(maxAge)));
      const expires = Math.floor(Date.now() / 1000) + seconds;
      // Not percent-encoded: node-sdk's downloadFile encodes the link once more.
      const query = `t=${expires}&sign=${signer.sign('get', file.path, expires)}`;
      return {
        code: 'SUCCESS',
        fileID: fileId,
        tempFileURL: `${url}/storage/files/${file.path}?${query}`,
        maxAge: seconds,
      };
    },
    async remove(fileId) {
      const file = await find(fileId);
      const isRemoved = file !== undefined && (await store.remove(file.path));
      return { code: isRemoved ? 'SUCCESS' : 'STORAGE_FILE_NONEXIST', fileID: fileId };
    },
    async follow(path, expires, signature) {
      assertSigned('get', path, expires, signature);
      const file = await store.find(path);
      if (!file) throw new CloudError('STORAGE_FILE_NONEXIST', 'there is no such file');
      return { file, read: () => store.read(file) };
    },
  };
}
