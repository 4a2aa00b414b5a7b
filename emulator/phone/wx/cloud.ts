import { asyncApi, ApiError } from './async-api';
import type { WxServices } from './services';

type InvokeAnswer = { result?: unknown; errCode?: number; errMsg?: string; requestID?: string };
type StorageAnswer = { fileID?: string; errCode?: number; errMsg?: string };
type Progress = { progress: number; totalBytesSent: number; totalBytesExpectedToSend: number };

/** A failed call looks as wx.cloud makes it look: numbered, with the reason behind `errCode: … | errMsg: …`. */
const refuse = (errCode: number, errMsg: string): never => {
  throw new ApiError(`errCode: ${errCode} | errMsg: ${errMsg}`, { errCode });
};

/** -1: the answer never came (system error in WeChat's table). */
const OFFLINE = -1;

const post = async (services: WxServices, name: string, data: unknown): Promise<InvokeAnswer> => {
  const response = await fetch(`/invoke/${encodeURIComponent(name)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-wx-openid': services.openid },
    body: JSON.stringify(data ?? {}),
  }).catch(() => refuse(OFFLINE, 'request:fail'));
  return (await response.json().catch(() => refuse(OFFLINE, `HTTP ${response.status}`))) as InvokeAnswer;
};

const callFunction = async (services: WxServices, { name, data }: { name: string; data?: unknown }) => {
  const answer = await post(services, name, data);
  if (answer.errCode !== undefined || !('result' in answer))
    refuse(answer.errCode ?? OFFLINE, answer.errMsg ?? '');
  return { result: answer.result, requestID: answer.requestID ?? '' };
};

/** XMLHttpRequest, because fetch does not tell how far an upload has come. */
const send = (address: string, openid: string, body: Blob, progressed: (progress: Progress) => void) => {
  const request = new XMLHttpRequest();
  const answer = new Promise<StorageAnswer>((resolve, reject) => {
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      progressed({
        progress: Math.round((loaded / (total || 1)) * 100),
        totalBytesSent: loaded,
        totalBytesExpectedToSend: total,
      }),
    );
    request.addEventListener('load', () => {
      try {
        resolve(JSON.parse(request.responseText) as StorageAnswer);
      } catch {
        reject(new ApiError(`HTTP ${request.status}`, { errCode: OFFLINE }));
      }
    });
    request.addEventListener('error', () => reject(new ApiError('request:fail', { errCode: OFFLINE })));
    request.addEventListener('abort', () => reject(new ApiError('abort', { errCode: OFFLINE })));
  });
  request.open('POST', address);
  request.setRequestHeader('x-wx-openid', openid);
  request.send(body);
  return { answer, abort: () => request.abort() };
};

type Upload = { cloudPath: string; filePath: string };
type ProgressListener = (progress: Progress) => void;

/** An upload task: can be aborted, tells its progress, and can be awaited. */
const uploadFile =
  (services: WxServices) => (options: Upload & Parameters<ReturnType<typeof asyncApi>>[0]) => {
    const listeners = new Set<ProgressListener>();
    let abort = () => {};
    const run = async ({ cloudPath, filePath }: Upload) => {
      const body = await fetch(filePath)
        .then((response) => response.blob())
        .catch(() => {
          throw new ApiError("file doesn't exist", { errCode: OFFLINE });
        });
      const address = `/storage?path=${encodeURIComponent(cloudPath)}`;
      const sending = send(address, services.openid, body, (progress) =>
        listeners.forEach((listen) => void listen(progress)),
      );
      abort = sending.abort;
      const { fileID, errCode, errMsg } = await sending.answer;
      if (!fileID) return refuse(errCode ?? OFFLINE, errMsg ?? '');
      return { fileID, statusCode: 200 };
    };
    const outcome = asyncApi('cloud.uploadFile', (given: Upload) => services.busy(run(given)))(options);
    return Object.assign(outcome ?? {}, {
      abort: () => abort(),
      onProgressUpdate: (listener: ProgressListener) => void listeners.add(listener),
      offProgressUpdate: (listener: ProgressListener) => void listeners.delete(listener),
    });
  };

export const cloud = (services: WxServices) => ({
  cloud: {
    init: (): void => {},
    callFunction: asyncApi('cloud.callFunction', (options: { name: string; data?: unknown }) =>
      services.busy(callFunction(services, options)),
    ),
    uploadFile: uploadFile(services),
  },
});
