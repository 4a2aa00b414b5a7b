import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { eventually, type Fixture, PEOPLE, startFixture } from './support';

let fixture: Fixture;
let page: Page;
beforeAll(async () => {
  fixture = await startFixture();
});
afterAll(() => fixture?.close());
beforeEach(async () => {
  page = await fixture.open('pages/apis/apis');
});
afterEach(() => page.close());

const run = (name: string) => page.getByRole('button', { name, exact: true }).click();
const result = (start: string) =>
  eventually(
    async () => (await page.locator('.result').textContent()) ?? '',
    (text) => text.startsWith(start),
  );
const answer = async (start: string) => JSON.parse((await result(start)).slice(start.length)) as unknown;

test('a download is kept under a name of one’s own, and tells its progress', async () => {
  await run('fetch');
  expect(await answer('fetch')).toMatchObject({
    statusCode: 200,
    filePath: 'http://usr/名单.pdf',
    isTemporary: false,
  });
});

test('an address without a file answers its number', async () => {
  await run('fetch nothing');
  expect(await answer('fetch nothing')).toMatchObject({ statusCode: 404, isTemporary: true });
});

test('nothing is kept outside the folder that belongs to the mini program', async () => {
  await run('fetch elsewhere');
  expect(await result('fetch elsewhere failed')).toContain('downloadFile:fail permission denied');
});

test('without a network a download fails', async () => {
  await page.evaluate(() => window.postMessage({ type: 'network', mode: 'offline' }, '*'));
  await page.waitForFunction(() => document.documentElement.dataset['network'] === 'none');
  await run('fetch');
  expect(await result('fetch failed')).toContain('downloadFile:fail request:fail');
});

test('a document opens under its name, and the menu saves exactly its bytes', async () => {
  await run('open');
  const viewer = page.getByRole('dialog', { name: '文件' });
  await viewer.getByText('名单.pdf').waitFor();
  const saving = page.waitForEvent('download');
  await viewer.getByRole('link', { name: '保存到电脑' }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toBe('名单.pdf');
  expect(JSON.parse(readFileSync(await saved.path(), 'utf8'))).toEqual(PEOPLE);
  await viewer.getByRole('button', { name: '返回' }).click();
  await viewer.waitFor({ state: 'detached' });
});

test('without showMenu a document cannot be passed on', async () => {
  await run('open quietly');
  const viewer = page.getByRole('dialog', { name: '文件' });
  await viewer.getByText('XLSX').waitFor();
  expect(await viewer.getByRole('link').count()).toBe(0);
});

test.each([
  ['open text', 'openDocument:fail filetype not supported'],
  ['open nothing', 'openDocument:fail file doesn’t exist'],
  ['forget twice', 'unlink:fail no such file or directory'],
])('%s fails', async (name, reason) => {
  await run(name);
  expect(await result(`${name} failed`)).toContain(reason);
});

test('a kept file can be removed', async () => {
  await run('forget');
  expect(await answer('forget')).toEqual({ errMsg: 'unlink:ok' });
});
