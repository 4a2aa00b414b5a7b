/** What a function's first call waits for: how long its bundle takes to load against the SDK alone, and how large it is. */
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { median } from '../median';
import type { Column, Options, Row, Section } from '../section';
import { loadTime } from './load';

const BUILT = path.resolve(__dirname, '../../dist/cloudfunctions');
const SDK = 'wx-server-sdk.js';

/** Of the SDK's own time. */
const GOAL = 1.15;

const COLUMNS: readonly Column[] = [
  { id: 'bytes', title: '程序字节', kind: 'bytes', better: 'less', isBudgeted: true },
  { id: 'load', title: '加载时间比 SDK', kind: 'ratio', better: 'less' },
];

const sizeOf = async (file: string): Promise<number> => (await stat(file)).size;

/** Bundle and SDK one after the other, so that noise meets both. */
async function ratioOf(folder: string, rounds: number): Promise<number> {
  const ratios: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const bare = await loadTime(path.join(folder, SDK));
    ratios.push((await loadTime(path.join(folder, 'index.js'))) / bare);
  }
  return Math.round(median(ratios) * 100) / 100;
}

async function rowOf(name: string, { rounds }: Options): Promise<Row> {
  const folder = path.join(BUILT, name);
  const bytes = await sizeOf(path.join(folder, 'index.js'));
  if (!rounds) return { id: name, figures: { bytes } };
  return { id: name, figures: { bytes, load: await ratioOf(folder, rounds) }, goals: { load: GOAL } };
}

async function measure(options: Options): Promise<readonly Row[]> {
  const names = (await readdir(BUILT)).sort();
  const rows: Row[] = [];
  for (const name of names) rows.push(await rowOf(name, options));
  const [first = ''] = names;
  return [{ id: SDK, figures: { bytes: await sizeOf(path.join(BUILT, first, SDK)) } }, ...rows];
}

export const coldStart: Section = {
  id: 'cold-start',
  title: '冷启动',
  intro: [
    '云函数第一次被调用时要先加载程序。每个函数的程序（SDK 也在内）在全新的进程里加载，和只加载 SDK 交替各做几次，比处理器时间，取比值的中位数；',
    `字节是函数自己的程序，不算旁边的 SDK。目标：加载不超过 SDK 的 ${GOAL} 倍。`,
  ].join(''),
  columns: () => COLUMNS,
  measure,
};
