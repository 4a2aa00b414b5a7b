/** What a mini program reaches without a function: files by their id, and documents; the cloud answers as its rules say. */
import { ApiError, asyncApi } from './async-api';
import type { WxServices } from './services';

interface Refusal {
  readonly errCode: number;
  readonly errMsg: string;
}

const refuse = ({ errCode, errMsg }: Refusal): never => {
  throw new ApiError(`errCode: ${errCode} | errMsg: ${errMsg}`, { errCode });
};

const OFFLINE: Refusal = { errCode: -1, errMsg: 'request:fail' };

const carried = (services: WxServices, send: (signal: AbortSignal) => Promise<Response>) =>
  services.busy(services.network.carry(send)).catch(() => refuse(OFFLINE));

/** `tempFilePath` is an address of the page's own. */
async function download(services: WxServices, { fileID }: { fileID: string }) {
  const address = `/storage?fileID=${encodeURIComponent(fileID)}`;
  const headers = { 'x-wx-openid': services.openid };
  const response = await carried(services, (signal) => fetch(address, { headers, signal }));
  // A file never comes as JSON, whatever is in it.
  const isRefusal = response.headers.get('content-type')?.startsWith('application/json');
  if (isRefusal) return refuse((await response.json()) as Refusal);
  return { tempFilePath: URL.createObjectURL(await response.blob()), statusCode: response.status };
}

async function read(services: WxServices, collection: string, limit: number | undefined) {
  const headers = { 'content-type': 'application/json', 'x-wx-openid': services.openid };
  const body = JSON.stringify({ collection, ...(limit !== undefined && { limit }) });
  const response = await carried(services, (signal) =>
    fetch('/client/database', { method: 'POST', headers, body, signal }),
  );
  const answer = (await response.json()) as Refusal | { data: unknown[] };
  return 'data' in answer ? { data: answer.data } : refuse(answer);
}

/** The part of a collection that is emulated: the first documents of it. */
const collectionOf = (services: WxServices, name: string, limit?: number) => ({
  limit: (count: number) => collectionOf(services, name, count),
  get: asyncApi('database.collection.get', () => read(services, name, limit)),
});

export const directCloud = (services: WxServices) => ({
  downloadFile: asyncApi('cloud.downloadFile', (options: { fileID: string }) => download(services, options)),
  database: () => ({ collection: (name: string) => collectionOf(services, name) }),
});
