import { asyncApi, ApiError } from './async-api';
import { directCloud } from './direct-cloud';
import { fileAt } from './documents';
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

type Received = { status: number; text: string };

const parsed = <Answer>({ status, text }: Received): Answer => {
  try {
    return JSON.parse(text) as Answer;
  } catch {
    return refuse(OFFLINE, `HTTP ${status}`);
  }
};

/** Who calls: function rules bind mini programs. */
const AS_MINI_PROGRAM = { 'content-type': 'application/json', 'x-emulator-source': 'wx_client' };

const post = async (services: WxServices, name: string, data: unknown): Promise<InvokeAnswer> => {
  const received = await services.network
    .carry(async (signal): Promise<Received> => {
      const response = await fetch(`/invoke/${encodeURIComponent(name)}`, {
        method: 'POST',
        headers: { ...AS_MINI_PROGRAM, 'x-wx-openid': services.openid },
        body: JSON.stringify(data ?? {}),
        signal,
      });
      return { status: response.status, text: await response.text() };
    })
    .catch(() => refuse(OFFLINE, 'request:fail'));
  return parsed<InvokeAnswer>(received);
};

const callFunction = async (services: WxServices, { name, data }: { name: string; data?: unknown }) => {
  services.called(name);
  const answer = await post(services, name, data);
  if (answer.errCode !== undefined || !('result' in answer))
    refuse(answer.errCode ?? OFFLINE, answer.errMsg ?? '');
  return { result: answer.result, requestID: answer.requestID ?? '' };
};

/** XMLHttpRequest, because fetch does not tell how far an upload has come. */
const send = (address: string, openid: string, body: Blob, progressed: (progress: Progress) => void) => {
  const request = new XMLHttpRequest();
  const answer = new Promise<Received>((resolve, reject) => {
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      progressed({
        progress: Math.round((loaded / (total || 1)) * 100),
        totalBytesSent: loaded,
        totalBytesExpectedToSend: total,
      }),
    );
    request.addEventListener('load', () => resolve({ status: request.status, text: request.responseText }));
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
      const body = await fileAt(filePath).catch(() => {
        throw new ApiError("file doesn't exist", { errCode: OFFLINE });
      });
      const address = `/storage?path=${encodeURIComponent(cloudPath)}`;
      const received = await services.network
        .carry((signal) => {
          const sending = send(address, services.openid, body, (progress) =>
            listeners.forEach((listen) => void listen(progress)),
          );
          abort = sending.abort;
          signal.addEventListener('abort', abort);
          return sending.answer;
        })
        .catch((error: unknown) => {
          throw error instanceof ApiError ? error : new ApiError('request:fail', { errCode: OFFLINE });
        });
      const { fileID, errCode, errMsg } = parsed<StorageAnswer>(received);
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
    ...directCloud(services),
  },
});
