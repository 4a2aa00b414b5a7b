/** CloudBase on one machine: the unmodified wx-server-sdk in deployed function bundles talks to this over HTTP. */
import { mkdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createCallBook } from './calls';
import { openDatabase } from './database';
import { asClientError } from './errors';
import { createFaults } from './faults';
import { LOCAL_APPID } from './functions/environment';
import { DEFAULT_RULES } from './functions/rules';
import { clientEvent, createRuntime, originOf, type Runtime } from './functions/runtime';
import { hostCode as bundleHost } from './functions/host-code';
import { clientDatabase } from './http/client-database';
import { emulatorRoutes } from './http/emulator-routes';
import { sendJson } from './http/respond';
import { openOpenapi } from './openapi';
import { createAdmin } from './protocol/admin';
import { storageRoutes } from './storage/routes';
import { openStorage } from './storage/storage';
import type { Cloud, CloudOptions, RequestHandler } from './types';

export { CloudError } from './errors';
export type { CallSummary } from './calls';
export type { Fault } from './faults';
export type { SentMessage } from './openapi/subscribe-message';
export type { Template } from './openapi/templates';
export type { Caller, Cloud, CloudOptions, RequestHandler } from './types';

/** Longer than any pause of a client that keeps its connection, so that none is cut while a request is on its way. */
const KEEP_ALIVE_MS = 120_000;

/** The function that is chosen in the console to receive WeChat's message push. */
const MESSAGE_RECEIVER = 'content-check';

/**
 * Resolves when every part is ready. Rejects with the system's error (`code` `EADDRINUSE`) when the port is taken, and
 * with a clear error when the data folder or the storage rule is unusable.
 */
export async function startCloud(options: CloudOptions): Promise<Cloud> {
  let handlers: readonly RequestHandler[] = [];
  const server = createServer((req, res) => void serve(handlers, req, res));
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  const port = await listen(server, options.port);
  const url = `http://127.0.0.1:${port}`;
  try {
    const parts = await openParts(options, url);
    handlers = [...parts.handlers, ...(options.handlers ?? [])];
    parts.openapi.mediaChecks.start();
    return { url, port, ...faceOf(server, parts) };
  } catch (error) {
    await closeServer(server);
    throw error;
  }
}

/** A choice, or what to ask for it. */
const asked = <T extends object>(choice: T | (() => T)): T =>
  typeof choice === 'function' ? (choice as () => T)() : choice;

type Parts = Awaited<ReturnType<typeof openParts>>;

async function openParts(options: CloudOptions, url: string) {
  const { dataDir, functionsDir, collections, strict, workers, storageRule: rule, env = 'local' } = options;
  const { functionRules: rules = DEFAULT_RULES, isLasting = true, bindsEverybody = true } = options;
  mkdirSync(dataDir, { recursive: true });
  const storage = await openStorage({ dataDir, env, rule: () => asked(rule), url, isLasting });
  const { templates, pages } = options;
  const log = options.log ?? ((line: string) => void process.stderr.write(`${line}\n`));
  const openapi = openOpenapi({
    dataDir,
    templates,
    pages: typeof pages === 'object' ? () => pages : pages,
    mayCall: (name, api) => runtime.mayCallOpenapi(name, api),
    appid: LOCAL_APPID,
    push: (event, now) => invoke(runtime, MESSAGE_RECEIVER, event, { source: 'wx_unknown', now }),
    log,
  });
  const hostCode = await bundleHost();
  // The database last: from here on nothing fails, so nothing has to be closed again.
  const database = openDatabase({
    file: join(dataDir, 'database.sqlite'),
    ...(collections && { collections }),
    strict,
    isLasting,
  });
  const calls = createCallBook();
  const faults = createFaults();
  const runtime = createRuntime({
    hostCode,
    functionsDir,
    rules: () => asked(rules),
    env,
    adminUrl: `${url}/admin`,
    workers,
    calls,
    log,
  });
  const admin = createAdmin({ database, storage, openapi, runtime, calls, faults, log });
  const adminRoute: RequestHandler = async (req, res, address) => {
    if (req.method !== 'POST' || address.pathname !== '/admin') return false;
    await admin(req, res, address);
    return true;
  };
  return {
    database,
    runtime,
    openapi,
    handlers: [
      adminRoute,
      storageRoutes(storage, faults),
      clientDatabase({
        database,
        permissionOf:
          options.permissionOf ?? ((name) => collections?.find((one) => one.name === name)?.permission),
      }),
      emulatorRoutes({
        ...{ runtime, openapi, calls, faults, bindsEverybody },
        isReady: options.isReady ?? (() => true),
      }),
    ],
  };
}

function faceOf(server: Server, { database, runtime, openapi }: Parts): Omit<Cloud, 'url' | 'port'> {
  let closing: Promise<void> | undefined;
  return {
    database,
    invoke: (name, event, caller) => invoke(runtime, name, event, caller),
    sentMessages: () => openapi.outbox(),
    reloadFunctions: (name) => runtime.reload(name),
    close() {
      openapi.mediaChecks.stop();
      closing ??= runtime
        .close()
        .then(() => closeServer(server))
        .then(() => database.close());
      return closing;
    },
  };
}

async function invoke(
  runtime: Runtime,
  name: string,
  event: unknown,
  caller: Parameters<Cloud['invoke']>[2],
) {
  const text = clientEvent(JSON.stringify(event ?? {}), caller);
  return JSON.parse(await runtime.invoke(name, text, originOf(caller))) as unknown;
}

async function serve(
  handlers: readonly RequestHandler[],
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const address = addressOf(req);
  if (!address) return void sendJson(res, { errMsg: 'the address is malformed' }, 400);
  if (handlers.length === 0) return void sendJson(res, { errMsg: 'starting' }, 503);
  try {
    for (const handle of handlers) if (await handle(req, res, address)) return;
    sendJson(res, { errMsg: `nothing at ${req.method} ${address.pathname}` }, 404);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    if (res.headersSent) res.destroy();
    else sendJson(res, asClientError(error), 500);
  }
}

/** Joined, not resolved: resolving `//host/path` would take the host from the request. */
function addressOf({ url }: IncomingMessage): URL | undefined {
  const text = `http://127.0.0.1${url ?? '/'}`;
  return URL.canParse(text) ? new URL(text) : undefined;
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
}
