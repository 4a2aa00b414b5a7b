import { createReadStream, existsSync, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import type { Code, Person, ServiceMessage, ServiceMessages, SubscribeTemplate } from './contract';

export { buildPhone, disposeBuilds, PhoneBuildError, type PhoneBuildOptions } from './build';
export type { Code, EnterOptions, NetworkMode, Person, ServiceMessage, SubscribeTemplate } from './contract';

/** Answers a request and returns true, or returns false for a path that is not its own. */
export type RequestHandler = (
  req: IncomingMessage,
  res: ServerResponse,
  url: URL,
) => boolean | Promise<boolean>;

/** A list, or where to get it at every request. */
export type Given<Item> = readonly Item[] | (() => readonly Item[] | Promise<readonly Item[]>);

export type PhoneHandlerOptions = {
  /** What buildPhone wrote. */
  outDir: string;
  /** People of the identity switcher. */
  people: Given<Person>;
  /** Codes that can be scanned; none without. */
  codes?: Given<Code>;
  /** Subscribe templates of the account; none without. */
  templates?: Given<SubscribeTemplate>;
  /** Subscribe messages that were delivered to somebody, oldest first; none without. */
  messages?: (openid: string) => readonly ServiceMessage[];
};

export type PhoneHandler = RequestHandler & {
  /** Tells every open phone of a dev build to load itself anew. */
  reload(): void;
};

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.svg': 'image/svg+xml',
};

/** Nothing is loaded from anywhere else; eval is for test drivers. */
const POLICY =
  "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; font-src 'self' data:; connect-src 'self' blob:; frame-src 'self' blob:; script-src 'self' 'unsafe-eval'";

const sendFile = (res: ServerResponse, folder: string, name: string): boolean => {
  const file = path.resolve(folder, name);
  const inside = file.startsWith(path.resolve(folder) + path.sep);
  if (!inside || !existsSync(file) || !statSync(file).isFile()) {
    res.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('没有这个文件');
    return true;
  }
  res.writeHead(200, {
    'content-type': TYPES[path.extname(file).toLowerCase()] ?? 'application/octet-stream',
    'cache-control': 'no-cache',
    'content-security-policy': POLICY,
  });
  createReadStream(file).pipe(res);
  return true;
};

const sendJson = (res: ServerResponse, value: unknown): boolean => {
  const headers = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' };
  res.writeHead(200, headers).end(JSON.stringify(value));
  return true;
};

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
};

/**
 * Serves `/` (the frame), `/phone?as=<openid>&path=<page?query>` (the bare phone), `/phone/…` (its files),
 * `/people`, `/codes`, `/templates`, `/phone/messages?as=<openid>&after=<count>`, and `/phone/reload` (server-sent events of a dev build).
 */
export const createPhoneHandler = ({
  outDir,
  people,
  codes = [],
  templates = [],
  messages = () => [],
}: PhoneHandlerOptions): PhoneHandler => {
  const listeners = new Set<ServerResponse>();
  const subscribe = (res: ServerResponse): boolean => {
    res.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
    res.write(':\n\n');
    listeners.add(res);
    res.on('close', () => listeners.delete(res));
    return true;
  };
  const messagesFor = (url: URL): ServiceMessages => {
    const all = messages(url.searchParams.get('as') ?? '');
    const after = url.searchParams.get('after');
    return { total: all.length, messages: after === null ? [] : all.slice(Math.max(0, Number(after) || 0)) };
  };
  const sendList = async (res: ServerResponse, given: Given<unknown>): Promise<boolean> => {
    const list = typeof given === 'function' ? await given() : given;
    return sendJson(res, list);
  };
  const handle: RequestHandler = (req, res, url) => {
    if (req.method !== 'GET' && req.method !== 'HEAD') return false;
    if (url.pathname === '/') return sendFile(res, outDir, 'frame.html');
    if (url.pathname === '/people') return sendList(res, people);
    if (url.pathname === '/codes') return sendList(res, codes);
    if (url.pathname === '/templates') return sendList(res, templates);
    if (url.pathname === '/phone/messages') return sendJson(res, messagesFor(url));
    if (url.pathname === '/phone' || url.pathname === '/phone/') return sendFile(res, outDir, 'phone.html');
    if (url.pathname === '/phone/reload') return subscribe(res);
    if (url.pathname.startsWith('/phone/'))
      return sendFile(res, outDir, decoded(url.pathname.slice('/phone/'.length)));
    return false;
  };
  return Object.assign(handle, {
    reload() {
      for (const res of listeners) res.write('data: reload\n\n');
    },
  });
};
