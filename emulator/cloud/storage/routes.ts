/**
 * The addresses of the storage: `POST /storage`, `GET /storage?fileID=` (a client's own reading, without a link), `PUT /storage/upload/<path>`, `GET /storage/files/<path>`. For faults the
 * first is the action `storage.uploadFile` (a phone's), the second `storage.putObject` (a function's).
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { asClientError, asRefusal, CloudError } from '../errors';
import { suffer, type Faults } from '../faults';
import { BodyTooLarge, readBody } from '../http/body';
import { callerOf } from '../http/caller';
import { sendJson } from '../http/respond';
import type { RequestHandler } from '../types';
import { contentTypeOf } from './content-types';
import { CLIENT_LIMIT_BYTES, FUNCTION_LIMIT_BYTES, type Storage } from './storage';

const UPLOAD = '/storage/upload/';
const FILES = '/storage/files/';

export function storageRoutes(storage: Storage, faults: Faults): RequestHandler {
  return async (req, res, url) => {
    const { pathname } = url;
    if (pathname === '/storage' && req.method === 'POST')
      await receiveFromClient({ storage, faults }, req, res, url);
    else if (pathname === '/storage' && req.method === 'GET') await sendToClient(storage, req, res, url);
    else if (pathname.startsWith(UPLOAD) && req.method === 'PUT')
      await receiveFromFunction({ storage, faults }, req, res, url);
    else if (pathname.startsWith(FILES) && isReading(req)) await send(storage, req, res, url);
    else return false;
    return true;
  };
}

const isReading = ({ method }: IncomingMessage): boolean => method === 'GET' || method === 'HEAD';

type Receiver = { readonly storage: Storage; readonly faults: Faults };

/** A file that a fault hits is read and not kept. A number is the `errCode` that the phone gets. */
async function sufferUpload(faults: Faults, action: string): Promise<{ errCode: number } | undefined> {
  const fault = faults.take({ function: undefined, action, collection: undefined });
  if (fault && 'code' in fault && typeof fault.code === 'number') return { errCode: fault.code };
  await suffer(fault);
  return undefined;
}

async function receiveFromClient(
  { storage, faults }: Receiver,
  req: IncomingMessage,
  res: ServerResponse,
  url: URL,
): Promise<void> {
  try {
    const content = await readBody(req, CLIENT_LIMIT_BYTES);
    const { openid } = callerOf(req);
    const refusal = await sufferUpload(faults, 'storage.uploadFile');
    if (refusal) return void sendJson(res, { ...refusal, errMsg: 'injected fault' });
    sendJson(res, await storage.uploadAsClient(url.searchParams.get('path') ?? '', openid ?? null, content));
  } catch (error) {
    if (!(error instanceof BodyTooLarge)) return void sendJson(res, asClientError(error));
    sendJson(res, asClientError(new CloudError('STORAGE_REQUEST_FAIL', error.message)), 413);
  }
}

async function sendToClient(
  storage: Storage,
  req: IncomingMessage,
  res: ServerResponse,
  url: URL,
): Promise<void> {
  try {
    const { openid } = callerOf(req);
    const content = await storage.downloadAsClient(url.searchParams.get('fileID') ?? '', openid ?? null);
    res.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': content.length });
    res.end(content);
  } catch (error) {
    sendJson(res, asClientError(error));
  }
}

/** The answers are those of Tencent's object storage: nothing, or an error in XML. */
async function receiveFromFunction(
  { storage, faults }: Receiver,
  req: IncomingMessage,
  res: ServerResponse,
  url: URL,
): Promise<void> {
  try {
    const content = await readBody(req, FUNCTION_LIMIT_BYTES);
    if (await sufferUpload(faults, 'storage.putObject')) throw new Error('injected fault');
    const { authorization = '', 'x-cos-security-token': expires } = req.headers;
    await storage.uploadAsFunction(pathAfter(UPLOAD, url), Number(expires), authorization, content);
    res.writeHead(200).end();
  } catch (error) {
    const isSignature = asRefusal(error).code === 'STORAGE_SIGN_PARAM_INVALID';
    const code =
      error instanceof BodyTooLarge
        ? 'EntityTooLarge'
        : isSignature
          ? 'SignatureDoesNotMatch'
          : 'InternalError';
    res.writeHead(isSignature ? 403 : 400, { 'content-type': 'application/xml' });
    res.end(
      `<Error><Code>${code}</Code><Message>${code}</Message><RequestId>0</RequestId><TraceId>0</TraceId></Error>`,
    );
  }
}

async function send(storage: Storage, req: IncomingMessage, res: ServerResponse, url: URL): Promise<void> {
  try {
    const expires = Number(url.searchParams.get('t'));
    const { file, read } = await storage.follow(
      pathAfter(FILES, url),
      expires,
      url.searchParams.get('sign') ?? '',
    );
    const content = req.method === 'HEAD' ? undefined : await read();
    res.writeHead(200, {
      'content-type': contentTypeOf(file.path),
      'content-length': file.size,
      'cache-control': `private, max-age=${Math.max(0, expires - Math.ceil(Date.now() / 1000))}`,
      'x-content-type-options': 'nosniff',
    });
    res.end(content);
  } catch (error) {
    const { code } = asRefusal(error);
    const status = code === 'STORAGE_SIGN_PARAM_INVALID' ? 403 : code === 'STORAGE_FILE_NONEXIST' ? 404 : 500;
    sendJson(res, asClientError(error), status);
  }
}

/** @throws CloudError `STORAGE_SIGN_PARAM_INVALID`: what cannot be decoded was never signed. */
function pathAfter(prefix: string, url: URL): string {
  try {
    return decodeURIComponent(url.pathname.slice(prefix.length));
  } catch {
    throw new CloudError('STORAGE_SIGN_PARAM_INVALID', 'the address is malformed');
  }
}
