/** Runs cloud functions: who is asked, for whom, with what environment, and what it cost. */
import { availableParallelism } from 'node:os';
import type { FunctionRules } from '../../../cloudbase/definitions';
import type { Call, CallBook, CallOrigin } from '../calls';
import { asRefusal, CloudError } from '../errors';
import type { Caller } from '../types';
import { eventEnvironment, LOCAL_APPID } from './environment';
import { createFunctionFiles } from './function-files';
import { FunctionFailure } from './instance';
import { createPool } from './pool';
import { checkRule, isClient } from './rules';

/** Functions that call functions that call functions ...: deeper than this is a loop. */
const MAX_DEPTH = 5;

export interface RuntimeOptions {
  /** See `hostCode`. */
  readonly hostCode: string;
  readonly functionsDir: string;
  /** Read at every call. */
  readonly rules: () => FunctionRules;
  readonly env: string;
  readonly adminUrl: string;
  readonly workers: number | undefined;
  readonly calls: CallBook;
  readonly log: (line: string) => void;
}

export interface Runtime {
  /** Both texts are JSON. Resolves to what `main` returned, and rejects with CloudError. `onCall` sees the call's record. */
  invoke(name: string, eventText: string, origin: CallOrigin, onCall?: (call: Call) => void): Promise<string>;
  mayCallOpenapi(functionName: string, api: string): boolean;
  /** One function, or all. */
  reload(name?: string): void;
  close(): Promise<void>;
}

export function createRuntime(options: RuntimeOptions): Runtime {
  const files = createFunctionFiles(options.functionsDir);
  const size = options.workers ?? Math.min(4, Math.max(2, availableParallelism()));
  const pool = createPool(options.hostCode, size, (name, text) =>
    options.log(`[${name}] ${text.trimEnd().replaceAll('\n', ' | ')}`),
  );

  const run = async (call: Call, eventText: string) => {
    if (call.depth > MAX_DEPTH) throw new FunctionFailure(`calls nested more than ${MAX_DEPTH} deep`);
    const file = files.open(call.name);
    const environment = { ...file.variables, ...eventEnvironment(call, options.env, options.adminUrl) };
    const { id: requestId, clockOffset, depth } = call;
    return pool.run(file, { event: eventText, environment, requestId, clockOffset }, depth);
  };

  return {
    async invoke(name, eventText, origin, onCall) {
      checkRule(options.rules(), name, origin);
      const call = options.calls.begin(name, Buffer.byteLength(eventText), origin);
      onCall?.(call);
      try {
        const { result, trace } = await run(call, eventText);
        options.calls.end(call, 'ok', Buffer.byteLength(result), trace);
        return result;
      } catch (error) {
        options.calls.end(
          call,
          asRefusal(error).code,
          0,
          error instanceof FunctionFailure ? error.trace : [],
        );
        throw error;
      }
    },
    mayCallOpenapi: (functionName, api) => files.open(functionName).openapi.has(api),
    reload(name) {
      files.forget(name);
      pool.recycle(name);
    },
    close: () => pool.close(),
  };
}

/** A call from outside. */
export function originOf({ openid, source, now, isUnbound }: Caller): CallOrigin {
  return {
    ...(openid === undefined ? {} : { openid }),
    ...(isUnbound ? { isUnbound } : {}),
    source: source ?? 'wx_client',
    clockOffset: now === undefined ? 0 : now - Date.now(),
    depth: 0,
  };
}

/** A call that a function makes: its caller stays the caller, and the source grows by `scf`. */
export function originInside(call: Call | undefined): CallOrigin {
  if (!call) return { source: 'scf', clockOffset: 0, depth: 1 };
  const { openid, source, clockOffset, depth, id } = call;
  return {
    ...(openid === undefined ? {} : { openid }),
    source: `${source},scf`,
    clockOffset,
    depth: depth + 1,
    parentId: id,
  };
}

/** @throws CloudError `INVALID_PARAM` unless `text` is a JSON object (or empty, which is `{}`). */
export function checkedEvent(text: string): string {
  let event: unknown;
  try {
    event = text.trim() === '' ? {} : JSON.parse(text);
  } catch (error) {
    throw new CloudError(
      'INVALID_PARAM',
      `the event is not JSON: ${error instanceof Error ? error.message : ''}`,
    );
  }
  if (typeof event !== 'object' || event === null || Array.isArray(event)) {
    throw new CloudError('INVALID_PARAM', 'the event must be a JSON object');
  }
  return JSON.stringify(event);
}

/** The event as the platform hands it over: with who the WeChat user is, where a mini program calls. */
export function clientEvent(text: string, { openid, source = 'wx_client' }: Caller): string {
  const event = JSON.parse(checkedEvent(text)) as Record<string, unknown>;
  if (openid === undefined || !isClient(source)) return JSON.stringify(event);
  return JSON.stringify({ ...event, userInfo: { appId: LOCAL_APPID, openId: openid } });
}
