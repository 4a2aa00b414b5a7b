import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import {
  buildPhone,
  type Code,
  createPhoneHandler,
  disposeBuilds,
  type Person,
  type ServiceMessage,
} from '../../../emulator/phone';
import { launchBrowser } from '../../../scripts/browser';

export const FIXTURE = path.join(__dirname, 'fixtures/app');

export const PEOPLE: Person[] = [
  { openid: 'p1', name: '林同学', role: '报修人', phone: '13800000001' },
  { openid: 'p2', name: '李师傅', role: '维修' },
];

export const CODES: Code[] = [
  { label: '3栋 201', path: 'sub/detail/detail?scene=a%3D3-201' },
  { label: '3栋 202', path: 'sub/detail/detail?scene=a%3D3-202' },
];

export const TEMPLATES = [
  { id: 't-progress', title: '报修进度通知' },
  { id: 't-task', title: '新工单提醒' },
  { id: 't-twin', title: '新工单提醒' },
];

export type Upload = { path: string; openid: string; bytes: number };

export type Fixture = {
  origin: string;
  uploads: Upload[];
  /** What the consent sheets have granted: `openid template`, in order. */
  grants: string[];
  /** Delivers a service notification. */
  deliver(openid: string, message: Partial<ServiceMessage>): void;
  /** Waits for the next request for this cloud function; `hang` never answers, `echo` does. */
  called(name: string): Promise<void>;
  /** Opens the phone at a page and waits until it is ready; `more` goes into the address: `&font=1.4`. Console errors fail the test that reads `errors`. */
  open(route?: string, openid?: string, more?: string): Promise<Page>;
  /** Lines that the fixture's pages recorded. */
  log(page: Page): Promise<string[]>;
  newPage(options?: Parameters<Browser['newPage']>[0]): Promise<Page>;
  reload(): void;
  errors: string[];
  close(): Promise<void>;
};

const bodyOf = async (req: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};

/** The least of a cloud: `echo` answers, `crash` fails, uploads are kept in memory. */
const cloud = async (
  req: IncomingMessage,
  res: ServerResponse,
  url: URL,
  { uploads, grants }: { uploads: Upload[]; grants: string[] },
  arrived: (name: string) => void,
): Promise<void> => {
  const body = await bodyOf(req);
  const openid = String(req.headers['x-wx-openid']);
  const answer = (value: object) =>
    res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
  const name = /^\/invoke\/(.+)/.exec(url.pathname)?.[1];
  if (name) arrived(name);
  if (name === 'hang') return;
  if (name === 'echo') answer({ result: { event: JSON.parse(body.toString()) as unknown, openid } });
  else if (name) answer({ errCode: -504002, errMsg: 'function crashed' });
  else if (url.pathname === '/client/database') {
    const { collection } = JSON.parse(body.toString()) as { collection: string };
    if (collection === 'open') answer({ data: [{ _id: 'one', openid }] });
    else answer({ errCode: -502003, errMsg: `Permission denied: ${collection}` });
  } else if (url.pathname === '/storage' && req.method === 'GET') {
    if (url.searchParams.get('fileID') === 'cloud://local/own') res.writeHead(200).end('own');
    else answer({ errCode: -503002, errMsg: 'storage permission denied' });
  } else if (url.pathname === '/storage') {
    const cloudPath = url.searchParams.get('path') ?? '';
    uploads.push({ path: cloudPath, openid, bytes: body.length });
    answer({ fileID: `cloud://local/${cloudPath}` });
  } else if (url.pathname === '/emulator/grants') {
    const { templateIds } = JSON.parse(body.toString()) as { templateIds: string[] };
    grants.push(...templateIds.map((id) => `${openid} ${id}`));
    answer({});
  } else res.writeHead(404).end();
};

/** Builds the fixture app, serves it on a free port and starts a browser. */
export const startFixture = async (options: { extra?: string; dev?: boolean } = {}): Promise<Fixture> => {
  const outDir = mkdtempSync(path.join(tmpdir(), 'phone-'));
  await buildPhone({
    root: FIXTURE,
    outDir,
    dev: options.dev ?? false,
    ...(options.extra && { extra: { root: options.extra } }),
  });
  const delivered = new Map<string, ServiceMessage[]>();
  const grants: string[] = [];
  const handler = createPhoneHandler({
    outDir,
    people: PEOPLE,
    codes: async () => CODES,
    templates: TEMPLATES,
    messages: (openid) => delivered.get(openid) ?? [],
  });
  const uploads: Upload[] = [];
  const calls: string[] = [];
  const server = createServer((req, res) => {
    const url = new URL(req.url ?? '/', 'http://127.0.0.1');
    void Promise.resolve(handler(req, res, url)).then((done) =>
      done ? undefined : cloud(req, res, url, { uploads, grants }, (name) => calls.push(name)),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const browser = await launchBrowser();
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  // Kept open: pages after it find its process there, and in it the scripts compiled.
  await (await context.newPage()).goto(`${origin}/phone?as=p1`);
  const errors: string[] = [];
  const newPage: Fixture['newPage'] = async (given) => {
    const page = await (given ? browser.newPage(given) : context.newPage());
    page.setDefaultTimeout(5000);
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    page.on('pageerror', (error) => errors.push(error.message));
    return page;
  };
  return {
    origin,
    uploads,
    grants,
    deliver(openid, message) {
      const whole = { at: Date.now(), title: '报修进度通知', page: '', fields: [], ...message };
      delivered.set(openid, [...(delivered.get(openid) ?? []), whole]);
    },
    async called(name) {
      await eventually(
        async () => calls.includes(name),
        (found) => found,
      );
      calls.length = 0;
    },
    errors,
    newPage,
    async open(route = 'pages/home/home', openid = 'p1', more = '') {
      const page = await newPage();
      await page.goto(`${origin}/phone?as=${openid}&path=${encodeURIComponent(route)}${more}`);
      await page.waitForFunction(() => document.documentElement.dataset['ready'] === 'true');
      return page;
    },
    log: (page) => page.evaluate(() => (window as unknown as { fixtureLog: string[] }).fixtureLog),
    reload: handler.reload,
    async close() {
      await browser.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await disposeBuilds();
      rmSync(outDir, { recursive: true, force: true });
    },
  };
};

/** Runs `read` until it answers what is wanted; fails with the last answer. */
export const eventually = async <Value>(
  read: () => Promise<Value>,
  wanted: (value: Value) => boolean,
): Promise<Value> => {
  const end = Date.now() + 4000;
  for (;;) {
    const value = await read();
    if (wanted(value)) return value;
    if (Date.now() > end) throw new Error(`not in time; last: ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};
