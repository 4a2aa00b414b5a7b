/** Temporary storage for large archives: who may put what where, and what is not taken for whole. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import tls from 'node:tls';
import { openSite, type Site, temporaryFolder } from './site';

const folder = temporaryFolder();
const BUCKET = 'shtempcos-1253665819.cos.ap-shanghai.myqcloud.com';
let site: Site;
beforeAll(async () => {
  site = await openSite();
  mkdirSync(join(folder, 'large'));
  writeFileSync(join(folder, 'large/index.js'), randomBytes(2.5 * 1024 * 1024));
});
afterAll(async () => {
  await site.close();
  rmSync(folder, { recursive: true });
});

interface Asked {
  readonly host?: string;
  readonly method: string;
  readonly path: string;
  readonly authorization: string;
  readonly body?: string;
}

const tunnel = (host: string): Promise<Socket> =>
  new Promise((resolve, reject) => {
    http
      .request(site.environment.management.proxyUrl, { method: 'CONNECT', path: `${host}:443` })
      .on('connect', (_res, socket) => resolve(tls.connect({ socket, servername: host })))
      .on('error', reject)
      .end();
  });

/** Storage, asked by hand. */
async function ask({ host = BUCKET, method, path, authorization, body = '' }: Asked): Promise<string> {
  const socket = await tunnel(host);
  return new Promise((resolve, reject) => {
    const request = https.request({
      host,
      method,
      path,
      headers: { authorization },
      createConnection: () => socket,
    });
    request.on('error', reject).on('response', (res) => {
      let text = '';
      res.on('data', (chunk: Buffer) => (text += chunk.toString()));
      res.on('end', () => resolve(`${res.statusCode} ${text}`));
    });
    request.end(body);
  });
}

async function leave(name: string): Promise<{ path: string; authorization: string }> {
  const { Date: day, Sign } = await site.scf('GetTempCosInfo', { ObjectPath: name, Namespace: undefined });
  return { path: `/${String(day)}/${name}`, authorization: String(Sign) };
}

test('leave to write one object is for that one, in the bucket of this region', async () => {
  const mine = await leave('mine.zip');
  const others = await leave('others.zip');
  expect(await ask({ method: 'PUT', ...mine, body: 'x' })).toMatch(/^200/);
  expect(await ask({ method: 'PUT', path: mine.path, authorization: others.authorization })).toMatch(
    /^403.*AccessDenied/,
  );
  expect(await ask({ method: 'PUT', path: mine.path, authorization: 'q-sign=made-up' })).toMatch(/^403/);
  expect(await ask({ method: 'GET', ...mine })).toMatch(/^405/);
  const elsewhere = 'gztempcos-1253665819.cos.ap-guangzhou.myqcloud.com';
  expect(await ask({ method: 'PUT', ...mine, host: elsewhere })).toMatch(/^404.*NoSuchBucket/);
});

test('parts are put together when all of them are there, as they were sent', async () => {
  const { path, authorization } = await leave('parts.zip');
  const begun = await ask({ method: 'POST', path: `${path}?uploads`, authorization });
  const id = /<UploadId>(.*)<\/UploadId>/.exec(begun)?.[1] ?? '';
  const at = (query: string) => ({ path: `${path}?${query}uploadId=${id}`, authorization });
  for (const number of [2, 1])
    await ask({ method: 'PUT', ...at(`partNumber=${number}&`), body: `part ${number};` });
  const etags = [...(await ask({ method: 'GET', ...at('') })).matchAll(/<ETag>"(.*?)"<\/ETag>/g)].map(
    ([, etag = '']) => etag,
  );
  const finish = (...given: (string | undefined)[]) => {
    const parts = given.map(
      (etag, n) => `<Part><PartNumber>${n + 1}</PartNumber><ETag>${etag}</ETag></Part>`,
    );
    return ask({
      method: 'POST',
      ...at(''),
      body: `<CompleteMultipartUpload>${parts.join('')}</CompleteMultipartUpload>`,
    });
  };
  const [second, first] = etags;
  expect(await finish(first)).toMatch(/^400.*InvalidPart/);
  expect(await finish(second, first)).toMatch(/^400.*InvalidPart/);
  expect(await finish(first, second)).toMatch(/^200/);
  expect(await finish(first, second)).toMatch(/^404.*NoSuchUpload/);
});

test('an upload that breaks off is told, and can be repeated', async () => {
  const upload = () =>
    site.manager.functions.uploadFunctionZipToCos(
      { func: { name: 'large' }, functionPath: join(folder, 'large') },
      'FALSE',
    );
  const { faults, requests } = site.environment.management;
  faults.add({
    action: 'cos.CompleteMultipartUpload',
    always: true,
    mishap: { kind: 'refused', code: 'ServiceUnavailable' },
  });
  await expect(upload()).rejects.toThrow(/COS 上传失败/);
  faults.clear();
  await upload();
  expect(requests.at(-1)).toMatchObject({ action: 'cos.CompleteMultipartUpload' });
  expect(requests.at(-1)?.code).toBeUndefined();
});
