import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { openCloudUnderTest } from './cloud-under-test';

test('a port that is taken is refused with EADDRINUSE', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  await expect(openCloudUnderTest({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  other.close();
});

test('a storage rule that is not understood is refused', async () => {
  await expect(openCloudUnderTest({ storageRule: { read: true, write: 'doc.x == 1' } })).rejects.toThrow(
    'storage rule',
  );
});

test('a data folder that is no folder is refused', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cloud-'));
  const file = join(folder, 'file');
  writeFileSync(file, '');
  await expect(openCloudUnderTest({ dataDir: join(file, 'data') })).rejects.toThrow(file);
  rmSync(folder, { recursive: true });
});

test('paths that the cloud does not own go to the handlers in order, and else nowhere', async () => {
  const it = await openCloudUnderTest({
    handlers: [
      () => false,
      (_req, res, url) => {
        if (url.pathname !== '/phone') return false;
        res.end('phone');
        return true;
      },
    ],
  });
  try {
    const ask = async (path: string) => {
      const response = await fetch(it.cloud.url + path);
      return [response.status, (await response.text()).slice(0, 20)];
    };
    expect(await ask('/phone')).toEqual([200, 'phone']);
    expect(await ask('/healthz')).toEqual([200, '{"status":"ok"}']);
    expect((await ask('/elsewhere'))[0]).toBe(404);
    expect((await ask('//'))[0]).toBe(404);
  } finally {
    await it.close();
  }
});

test('nobody is told that it is ready before it is, while its data are still being filled in', async () => {
  let isReady = false;
  const it = await openCloudUnderTest({ isReady: () => isReady });
  try {
    const health = async () => (await fetch(`${it.cloud.url}/healthz`)).status;
    expect(await health()).toBe(503);
    isReady = true;
    expect(await health()).toBe(200);
  } finally {
    await it.close();
  }
});

test('a request that is not from the SDK is refused by /admin', async () => {
  const it = await openCloudUnderTest();
  try {
    const ask = async (body: string, headers: Record<string, string>) => {
      const response = await it.post('/admin', body, headers);
      return [response.status, ((await response.json()) as { code: string }).code];
    };
    const signed = { authorization: 'TC3-HMAC-SHA256 Credential=local' };
    expect(await ask('{}', {})).toEqual([200, 'SIGN_PARAM_INVALID']);
    expect(await ask('{', signed)).toEqual([200, 'INVALID_PARAM']);
    expect(await ask('{"action":"database.dropEverything"}', signed)).toEqual([200, 'INVALID_PARAM']);
    expect(
      await ask('{"action":"database.getDocument","collectionName":"notes","limit":"5"}', signed),
    ).toEqual([200, 'INVALID_PARAM']);
    expect(
      await ask('{"action":"database.insertDocument","collectionName":"notes","data":["[1"]}', signed),
    ).toEqual([200, 'INVALID_PARAM']);
  } finally {
    await it.close();
  }
});

describe('the program', () => {
  const root = resolve(__dirname, '../../..');
  const start = (environment: Record<string, string>) =>
    spawn(process.execPath, ['--import', 'tsx', 'emulator/cloud/main.ts'], {
      cwd: root,
      env: { ...process.env, TSX_TSCONFIG_PATH: 'tsconfig.base.json', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });

  test.each(['SIGTERM', 'SIGINT'] as const)(
    'prints where it is ready, and ends well on %s',
    async (signal) => {
      const folder = mkdtempSync(join(tmpdir(), 'cloud-'));
      const program = start({ DATA_DIR: join(folder, 'data'), FUNCTIONS_DIR: folder, STRICT: '1' });
      const [line] = (await once(createInterface({ input: program.stdout }), 'line')) as [string];
      expect(line).toMatch(/^ready http:\/\/127\.0\.0\.1:\d+$/);
      expect((await fetch(`${line.slice('ready '.length)}/healthz`)).status).toBe(200);
      program.kill(signal);
      expect(await once(program, 'exit')).toEqual([0, null]);
      rmSync(folder, { recursive: true });
    },
  );

  test('ends with an error that names a port that is taken', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'cloud-'));
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const program = start({
      PORT: String((other.address() as AddressInfo).port),
      DATA_DIR: folder,
      FUNCTIONS_DIR: folder,
    });
    const [line] = (await once(createInterface({ input: program.stderr }), 'line')) as [string];
    expect(line).toContain('EADDRINUSE');
    expect(await once(program, 'exit')).toEqual([1, null]);
    other.close();
    rmSync(folder, { recursive: true });
  });
});
