/**
 * `POST /admin`: everything that the SDK asks of CloudBase. An answer is always HTTP 200; a refusal is
 * `{code, message, requestId}`. Signatures are not verified, but a request without one is not from the SDK.
 */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import * as z from 'zod/mini';
import type { Call, CallBook, CallRequest } from '../calls';
import { preciseNow } from '../chain';
import type { Database } from '../database/types';
import { asRefusal, CloudError } from '../errors';
import { suffer, type Faults } from '../faults';
import { checkedEvent, originInside, type Runtime } from '../functions/runtime';
import { readBody } from '../http/body';
import { sendJson } from '../http/respond';
import type { Storage } from '../storage/storage';
import { DATABASE_ACTIONS } from './database-actions';
import { STORAGE_ACTIONS } from './storage-actions';
import { answerOpenapi, type OpenapiParts } from './openapi-action';
import { readForm, type Form } from './wx-openapi';

/** A document holds 16 MB at most; this leaves room for its JSON. */
const BODY_LIMIT = 32 * 1024 * 1024;

export interface AdminParts extends OpenapiParts {
  readonly database: Database;
  readonly storage: Storage;
  readonly runtime: Runtime;
  readonly calls: CallBook;
  readonly faults: Faults;
  readonly log: (line: string) => void;
}

const requestSchema = z.looseObject({
  action: z.string(),
  collectionName: z.optional(z.string()),
  transactionId: z.optional(z.string()),
  wxCloudApiToken: z.optional(z.string()),
});
type AdminRequest = z.infer<typeof requestSchema>;
const invokeSchema = z.object({ function_name: z.string(), request_data: z.optional(z.string()) });

export function createAdmin(parts: AdminParts) {
  return async (req: IncomingMessage, res: ServerResponse, url: URL): Promise<void> => {
    const start = preciseNow();
    const requestId = randomUUID();
    let log: CallRequest | undefined;
    let size: number;
    try {
      const body = await readBody(req, BODY_LIMIT);
      if (!req.headers.authorization?.startsWith('TC3-HMAC-SHA256')) {
        throw new CloudError('SIGN_PARAM_INVALID', 'the request carries no TC3-HMAC-SHA256 signature');
      }
      const form = isForm(req) ? await readForm(body, req.headers) : undefined;
      const request = form ? requestOfForm(form) : parseRequest(body);
      const call = parts.calls.byToken(request.wxCloudApiToken);
      log = noteRequest(call, request, url, body.length, start);
      size = form
        ? sendBuffer(res, await answerOpenapi(parts, request.action, form, call))
        : sendJson(res, { ...(await answer(parts, request, call, log)), requestId });
    } catch (error) {
      const refusal = asRefusal(error);
      if (refusal.code === 'SYS_ERR')
        parts.log(`[admin] ${error instanceof Error ? error.stack : String(error)}`);
      if (log) log.code = refusal.code;
      size = sendJson(res, { ...refusal, requestId });
    }
    if (log) finishNote(log, size);
  };
}

const isForm = (req: IncomingMessage): boolean =>
  req.headers['content-type']?.startsWith('multipart/') ?? false;

function parseRequest(body: Buffer): AdminRequest {
  let value: unknown;
  try {
    value = JSON.parse(body.toString());
  } catch {
    throw new CloudError('INVALID_PARAM', 'the request is not JSON');
  }
  const parsed = requestSchema.safeParse(value);
  if (!parsed.success) throw new CloudError('INVALID_PARAM', z.prettifyError(parsed.error));
  return parsed.data;
}

/** An openapi is known by its own name: `openapi.subscribeMessage.send`. */
function requestOfForm(form: Form): AdminRequest {
  const action = form['action']?.toString();
  if (action !== 'wx.openApi') throw new CloudError('INVALID_PARAM', `unknown action ${String(action)}`);
  const token = form['wxCloudApiToken']?.toString();
  return {
    action: `openapi.${form['apiName']?.toString() ?? ''}`,
    ...(token === undefined ? {} : { wxCloudApiToken: token }),
  };
}

function noteRequest(
  call: Call | undefined,
  { action, collectionName }: AdminRequest,
  url: URL,
  bytesIn: number,
  start: number,
): CallRequest {
  const request: CallRequest = {
    seqId: url.searchParams.get('seqId') ?? '',
    action,
    ...(collectionName === undefined ? {} : { collection: collectionName }),
    bytesIn,
    bytesOut: 0,
    examined: 0,
    returned: 0,
    span: { start },
  };
  call?.requests.push(request);
  return request;
}

/** The function's own view, which comes with its result, goes before the server's. */
function finishNote(log: CallRequest, bytesOut: number): void {
  log.bytesOut = bytesOut;
  log.span = { end: preciseNow(), ...log.span };
}

async function answer(
  parts: AdminParts,
  request: AdminRequest,
  call: Call | undefined,
  log: CallRequest,
): Promise<Record<string, unknown>> {
  const { action, collectionName, transactionId } = request;
  const fault = parts.faults.take({ function: call?.name, action, collection: collectionName });
  await suffer(fault, () => abandon(parts.database, transactionId));
  const onDatabase = DATABASE_ACTIONS[action];
  if (onDatabase) {
    const result = onDatabase(request, {
      database: parts.database,
      now: Date.now() + (call?.clockOffset ?? 0),
    });
    if (HAS_COST.has(action)) {
      const { examined, returned } = parts.database.lastCost();
      Object.assign(log, { examined, returned });
    }
    return result;
  }
  const onStorage = STORAGE_ACTIONS[action];
  if (onStorage) return onStorage(request, parts.storage);
  if (action === 'functions.invokeFunction') return invokeFunction(parts.runtime, request, call);
  throw new CloudError('INVALID_PARAM', `unknown action ${action}`);
}

/** The actions that look documents up; the others would repeat the cost of the one before. */
const HAS_COST = new Set(
  [
    'getDocument',
    'calculateDocument',
    'modifyDocument',
    'modifyAndReturnDoc',
    'removeDocument',
    'aggregateDocuments',
  ].map((name) => `database.${name}`),
);

/** A refused operation or commit ends its transaction, as it does on the platform. */
function abandon(database: Database, transactionId: string | undefined): void {
  if (transactionId !== undefined) database.abort(transactionId);
}

async function invokeFunction(
  runtime: Runtime,
  request: AdminRequest,
  call: Call | undefined,
): Promise<Record<string, unknown>> {
  const parsed = invokeSchema.safeParse(request);
  if (!parsed.success) throw new CloudError('INVALID_PARAM', z.prettifyError(parsed.error));
  const event = checkedEvent(parsed.data.request_data ?? '');
  return {
    data: { response_data: await runtime.invoke(parsed.data.function_name, event, originInside(call)) },
  };
}

/** Without a charset: the SDK takes exactly `application/json; charset=utf-8` for an error in JSON. */
function sendBuffer(res: ServerResponse, content: Buffer): number {
  res.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': content.length });
  res.end(content);
  return content.length;
}
