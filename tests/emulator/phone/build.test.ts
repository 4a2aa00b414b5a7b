import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildPhone, disposeBuilds, PhoneBuildError } from '../../../emulator/phone';
import { FIXTURE } from './support';

/** A copy of the fixture beside it, so that npm packages are found; removed afterwards. */
let root: string;
let outDir: string;
beforeEach(() => {
  root = mkdtempSync(path.join(__dirname, 'copy-'));
  outDir = path.join(root, 'out');
  cpSync(FIXTURE, path.join(root, 'app'), { recursive: true });
});
afterEach(async () => {
  await disposeBuilds();
  rmSync(root, { recursive: true, force: true });
});

const edit = (file: string, change: (text: string) => string) => {
  const full = path.join(root, 'app', file);
  writeFileSync(full, change(readFileSync(full, 'utf8')));
};
const build = (dev = false) => buildPhone({ root: path.join(root, 'app'), outDir, dev });
const problems = async (): Promise<string[]> => {
  const error: unknown = await build().then(
    () => null,
    (failed: unknown) => failed,
  );
  if (!(error instanceof PhoneBuildError)) throw error ?? new Error('the build went through');
  return error.problems.map(({ file, line, message }) => `${file}:${line} ${message}`);
};

const before = (addition: string) => (text: string) => `${addition}\n${text}`;

test.each([
  [
    'an unknown tag',
    '<web-vew />',
    'pages/home/home.wxml:1 <web-vew> 既不是已声明的组件，也不是已实现的内置组件',
  ],
  ['an unknown attribute', '<view\n  wobble="1" />', 'pages/home/home.wxml:2 <view> 没有实现属性 wobble'],
  [
    'an event that never comes',
    '<view bind:change="onTap" />',
    'pages/home/home.wxml:1 <view> 不会触发事件 change',
  ],
  [
    'an open-type',
    '<button open-type="share" />',
    'pages/home/home.wxml:1 <button> 没有实现 open-type="share"',
  ],
  [
    'page-meta below something else',
    '<view />\n<page-meta page-style="color: red" />',
    'pages/home/home.wxml:2 <page-meta> 只能是页面的第一个节点',
  ],
  ['a broken template', '<view>', 'pages/home/home.wxml:1 missing end tag'],
  ['an empty binding', '<view id="{{}}" />', 'pages/home/home.wxml:1 the expression is empty'],
])('%s stops the build with its place and name', async (_, wxml, expected) => {
  edit('pages/home/home.wxml', before(wxml));
  expect(await problems()).toContain(expected);
});

test('page-meta in a component stops the build', async () => {
  edit('components/card/card.wxml', before('<page-meta page-style="color: red" />'));
  expect(await problems()).toEqual(['components/card/card.wxml:1 <page-meta> 只能用在页面里']);
});

test('a wx API that is not emulated stops the build', async () => {
  edit('pages/home/home.ts', before('export const ask = () => wx.getLocation({});'));
  expect(await problems()).toEqual(['pages/home/home.ts:1 没有实现 wx.getLocation']);
});

test('so does one of wx.cloud', async () => {
  edit('lib/record.ts', before('export const drop = () =>\n  wx.cloud.deleteFile({ fileList: [] });'));
  expect(await problems()).toEqual(['lib/record.ts:2 没有实现 wx.cloud.deleteFile']);
});

test('a module that is not there stops the build', async () => {
  edit('pages/home/home.ts', before("import '@fixture/nothing';"));
  expect(await problems()).toContain('pages/home/home.ts:1 找不到模块 @fixture/nothing');
});

test('a script that does not parse stops the build', async () => {
  edit('pages/home/home.ts', before('const = 1;'));
  expect((await problems())[0]).toMatch(/^pages\/home\/home\.ts:1 /);
});

test('a WXS script that is not ES5 stops the build', async () => {
  edit('pages/home/words.wxs', before('var f = () => 1;'));
  expect((await problems())[0]).toMatch(/^pages\/home\/words\.wxs:1 WXS：/);
});

test.each([
  [
    '.a { background: url("/images/dot.png"); }',
    'pages/home/home.wxss:1 WXSS 不能引用本地文件：/images/dot.png',
  ],
  ['#a { color: red; }', 'pages/home/home.wxss:1 没有实现 id 选择器：#a'],
  ["@import './nothing.wxss';", 'pages/home/home.wxss:1 @import 找不到 ./nothing.wxss'],
])('WXSS that WeChat or the phone cannot do stops the build: %s', async (css, expected) => {
  edit('pages/home/home.wxss', before(css));
  expect(await problems()).toEqual([expected]);
});

test('a missing component is named', async () => {
  edit('pages/home/home.json', (text) => text.replace('/components/card/card', '/components/cart/card'));
  expect(await problems()).toEqual(['pages/home/home.json:1 找不到组件 <card>：/components/cart/card']);
});

test('all problems come at once', async () => {
  edit('pages/home/home.wxml', before('<view wobble="1" />'));
  edit('pages/home/home.wxss', before('#a { color: red; }'));
  edit('pages/home/home.ts', before('export const ask = () => wx.getLocation({});'));
  expect(await problems()).toHaveLength(3);
});

test('a dev build takes in what changed, quickly, and heals after an error', async () => {
  await build(true);
  edit('pages/home/home.wxml', (text) => text.replace('点我', '按我'));
  const { ms } = await build(true);
  expect(ms).toBeLessThan(1000);
  expect(readFileSync(path.join(outDir, 'phone.js'), 'utf8')).toContain('按我');
  edit('pages/home/home.ts', before('const = 1;'));
  await expect(build(true)).rejects.toThrow(PhoneBuildError);
  edit('pages/home/home.ts', (text) => text.replace('const = 1;', 'const healed = 1;'));
  await expect(build(true)).resolves.toMatchObject({ warnings: [] });
});
