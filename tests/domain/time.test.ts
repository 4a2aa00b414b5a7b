/** Numbered, shown and grouped at UTC+8, in whatever zone the process runs: each zone is a process of its own. */
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { absoluteTime, dayCode, duration, relativeTime } from '@xiuda/domain';

const ROOT = path.resolve(__dirname, '../..');

/** Instants around midnight at UTC+8, and what they are called there. */
const SCRIPT = `
const { absoluteTime, dayCode, relativeTime } = require('./domain/time.ts');
const now = Date.UTC(2026, 10, 20, 17, 0);
process.stdout.write(JSON.stringify([
  dayCode(Date.UTC(2026, 10, 20, 15, 59, 59, 999)),
  dayCode(Date.UTC(2026, 10, 20, 16, 0)),
  absoluteTime(Date.UTC(2026, 10, 20, 16, 0), now),
  absoluteTime(Date.UTC(2026, 10, 20, 15, 59), now),
  absoluteTime('2026-11-02T16:30:00.000Z', now),
  absoluteTime(new Date(Date.UTC(2025, 11, 31, 15, 59)), now),
  absoluteTime(new Date(Date.UTC(2025, 11, 31, 16, 0)), now),
  relativeTime(Date.UTC(2026, 10, 2, 16, 30), now),
]));`;

const EXPECTED = [
  '20261120',
  '20261121',
  '今天 00:00',
  '昨天 23:59',
  '11月3日 00:30',
  '2025年12月31日 23:59',
  '1月1日 00:00',
  '11月3日',
];

test.each(['UTC', 'Asia/Shanghai', 'America/New_York', 'Pacific/Kiritimati'])(
  'a process in %s reads Chinese time',
  (TZ) => {
    const args = ['--require', 'tsx/cjs', '-e', SCRIPT];
    const answer = execFileSync(process.execPath, args, {
      cwd: ROOT,
      env: { ...process.env, TZ },
      encoding: 'utf8',
    });
    expect(JSON.parse(answer)).toEqual(EXPECTED);
  },
);

const NOW = Date.UTC(2026, 10, 20, 4, 0);
const ago = (minutes: number) => NOW - minutes * 60_000;

test.each([
  [0.5, '刚刚'],
  [1, '1分钟前'],
  [5, '5分钟前'],
  [59.9, '59分钟前'],
  [60, '1小时前'],
  [24 * 60 - 1, '23小时前'],
  [24 * 60, '1天前'],
  [7 * 24 * 60, '11月13日'],
])('%d minutes ago is %s', (minutes, words) => expect(relativeTime(ago(minutes), NOW)).toBe(words));

test.each([
  [0.5, '不到1分钟'],
  [20, '20分钟'],
  [120, '2小时'],
  [130, '2小时10分'],
  [3 * 24 * 60 + 4 * 60, '3天4小时'],
])('%d minutes last %s', (minutes, words) => expect(duration(ago(minutes), NOW)).toBe(words));

test('a clock that is ahead of ours shows no negative time', () => {
  expect(relativeTime(NOW + 5000, NOW)).toBe('刚刚');
  expect(duration(NOW + 5000, NOW)).toBe('不到1分钟');
});

test('text, number and Date are the same instant', () => {
  const iso = '2026-11-20T16:00:00.000Z';
  const all = [iso, Date.parse(iso), new Date(iso)];
  expect(new Set(all.map((instant) => dayCode(instant)))).toEqual(new Set(['20261121']));
  expect(new Set(all.map((instant) => absoluteTime(instant, NOW))).size).toBe(1);
});
