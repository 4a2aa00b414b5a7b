/**
 * The addresses of the local interface that are not storage: `GET /healthz`, `POST /invoke/<function>`,
 * `GET /openapi/outbox`, and the emulator's own `GET|DELETE /emulator/calls`, `POST|DELETE /emulator/faults`,
 * `GET|POST /emulator/grants`, `POST /emulator/media-check {next?, hold?}`.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CallBook } from '../calls';
import { asClientError, asRefusal, CloudError } from '../errors';
import type { Faults } from '../faults';
import { clientEvent, originOf, type Runtime } from '../functions/runtime';
import type { Openapi } from '../openapi';
import type { RequestHandler } from '../types';
import { BodyTooLarge, readBody } from './body';
import { callerOf, isPlatform } from './caller';
import { addGrants, showGrants } from './grant-routes';
import { sendJson, sendJsonText } from './respond';

const INVOKE = '/invoke/';
const EVENT_LIMIT_BYTES = 1024 * 1024;
const SWITCH_LIMIT_BYTES = 64 * 1024;

export interface EmulatorParts {
  readonly runtime: Runtime;
  readonly openapi: Openapi;
  readonly calls: CallBook;
  readonly faults: Faults;
  /** See `CloudOptions`. */
  readonly bindsEverybody: boolean;
  /** Whether the cloud holds what it is to hold. */
  readonly isReady: () => boolean;
}

type Answer = (req: IncomingMessage, res: ServerResponse, url: URL) => void | Promise<void>;

export function emulatorRoutes(parts: EmulatorParts): RequestHandler {
  const { openapi, calls, faults, isReady } = parts;
  const answers: Record<string, Answer> = {
    'GET /healthz': (_req, res) => {
      if (isReady()) sendJson(res, { status: 'ok' });
      else sendJson(res, { status: 'starting' }, 503);
    },
    'GET /openapi/outbox': (_req, res) => void sendJson(res, openapi.outbox()),
    'GET /emulator/calls': (_req, res, url) => {
      const id = url.searchParams.get('id');
      const found = calls.latest().filter((call) => id === null || call.id === id || call.parentId === id);
      sendJson(res, { calls: found });
    },
    'DELETE /emulator/calls': (_req, res) => {
      calls.clear();
      sendJson(res, {});
    },
    'POST /emulator/faults': (req, res) => take(faults.add, req, res),
    'POST /emulator/media-check': (req, res) => take(openapi.mediaChecks.steer, req, res),
    'GET /emulator/grants': (req, res) => showGrants(openapi, req, res),
    'POST /emulator/grants': (req, res) => addGrants(openapi, req, res),
    'DELETE /emulator/faults': (_req, res) => {
      faults.clear();
      sendJson(res, {});
    },
  };
  return async (req, res, url) => {
    const isInvoke = req.method === 'POST' && url.pathname.startsWith(INVOKE);
    const answer = isInvoke ? invokeWith(parts) : answers[`${req.method} ${url.pathname}`];
    await answer?.(req, res, url);
    return answer !== undefined;
  };
}

/** As `wx.cloud.callFunction` would: `{result}`, or `{errCode, errMsg}`. The header `x-emulator-call` names the call's record. */
function invokeWith({ runtime, bindsEverybody }: EmulatorParts): Answer {
  return async (req, res, url) => {
    let event: string;
    let caller: ReturnType<typeof callerOf>;
    try {
      caller = callerOf(req);
      event = clientEvent((await readBody(req, EVENT_LIMIT_BYTES)).toString(), caller);
      if (caller.openid === undefined && !isPlatform(caller)) {
        throw new CloudError('INVALID_PARAM', 'the header x-wx-openid is missing');
      }
    } catch (error) {
      return void sendJson(res, asClientError(error), error instanceof BodyTooLarge ? 413 : 400);
    }
    try {
      const name = url.pathname.slice(INVOKE.length);
      const isUnbound = !bindsEverybody && caller.source === undefined;
      const result = await runtime.invoke(name, event, originOf({ ...caller, isUnbound }), ({ id }) =>
        res.setHeader('x-emulator-call', id),
      );
      sendJsonText(res, `{"result":${result}}`);
    } catch (error) {
      sendJson(res, asClientError(error));
    }
  };
}

/** Hands a JSON body on; what is thrown is a refusal. */
async function take(use: (body: unknown) => void, req: IncomingMessage, res: ServerResponse): Promise<void> {
  try {
    use(JSON.parse((await readBody(req, SWITCH_LIMIT_BYTES)).toString()));
    sendJson(res, {});
  } catch (error) {
    sendJson(res, asRefusal(error), 400);
  }
}
