/** What is to be done, by what is wanted and what stands there. */
import fc from 'fast-check';
import { collections, functionRules, functions, storageRule } from '../../cloudbase';
import type { Change, Present, PresentCollection, PresentFunction, Wanted } from '../../scripts/deploy/model';
import { plan } from '../../scripts/deploy/plan';
import { lineOf, planLines } from '../../scripts/deploy/words';
import { ADMIN, anyPresent, anyWanted, applied, EMPTY } from './plan-model';

const RECORD = { version: '1.0.0', fingerprint: 'f' };

const REAL: Wanted = {
  ...{ collections, functionRules, storageRule, record: RECORD, admin: ADMIN },
  functions: functions.map((one) => ({ ...one, digest: 'a' })),
};

const SWEEP = {
  ...{ name: 'sweep', runtime: 'Nodejs20.19' as const, timeout: 60, memory: 256, openapi: [], digest: 'a' },
  timer: { name: 'sweep', cron: '0 */5 * * * * *' },
};

const SMALL: Wanted = {
  ...{ functionRules, storageRule, record: RECORD, functions: [SWEEP] },
  collections: [
    {
      ...{ name: 'tickets', permission: 'ADMINONLY' },
      indexes: [
        { name: 'number', keys: [['number', 1]], unique: true },
        { name: 'status', keys: [['status', 1]] },
      ],
    },
  ],
};

/** Everything stands as it is wanted. */
const STANDING: Present = applied(EMPTY, plan(SMALL, EMPTY).changes);

const withCollection = (edit: Partial<PresentCollection>): Present => ({
  ...STANDING,
  collections: STANDING.collections.map((one) => ({ ...one, ...edit })),
});
const withFunction = (edit: Partial<PresentFunction>): Present => ({
  ...STANDING,
  functions: STANDING.functions.map((one) => ({ ...one, ...edit })),
});

const NUMBER = { name: 'number', keys: [['number', '1']], isUnique: true } as const;
const STATUS = { name: 'status', keys: [['status', '1']], isUnique: false } as const;
const linesFor = (present: Present): string[] => plan(SMALL, present).changes.map((change) => lineOf(change));
/** The last line of any deploy that does something. */
const THEN = '修改 部署记录（版本 1.0.0）';

test('into an empty environment: everything is made, and then nothing is left to do', () => {
  const { changes, kept } = plan(REAL, EMPTY);
  const count = (kind: Change['kind']) => changes.filter((one) => one.kind === kind).length;
  expect(kept).toEqual({ collections: 0, indexes: 0, functions: 0 });
  expect(count('collection')).toBe(collections.length);
  expect(count('permission')).toBe(collections.length);
  expect(count('index')).toBe(collections.flatMap(({ indexes }) => indexes).length);
  expect(count('function')).toBe(functions.length);
  expect(count('timer')).toBe(1);
  const again = plan(REAL, applied(EMPTY, changes));
  expect(again.changes).toEqual([]);
  expect(planLines(again)[0]).toBe('没有要改的。');
});

test('a collection is closed to clients before anything is put into it, and internal functions before they are there', () => {
  const kinds = plan(REAL, EMPTY).changes.map(
    (change) => `${change.kind} ${'name' in change ? change.name : ''}`,
  );
  const permission = kinds.findIndex((one) => one.startsWith('permission'));
  expect(kinds[permission - 1]).toBe('collection tickets');
  const rules = kinds.findIndex((one) => one.startsWith('functionRules'));
  expect(rules).toBeLessThan(kinds.findIndex((one) => one.startsWith('function ')));
});

test.each<[string, Present, string[]]>([
  ['nothing is different', STANDING, []],
  [
    'clients may read a collection',
    withCollection({ permission: 'READONLY' }),
    ['修改 集合 tickets 的权限：READONLY → ADMINONLY（小程序端不能直接读写）', THEN],
  ],
  [
    'an index is missing',
    withCollection({ indexes: [NUMBER] }),
    ['新建 索引 tickets.status（status）', THEN],
  ],
  [
    'one that serves has another name',
    withCollection({ indexes: [NUMBER, { ...STATUS, name: 'theirs' }] }),
    [],
  ],
  [
    'keys of ours were others: the new one first, the old one last',
    withCollection({ indexes: [NUMBER, { ...STATUS, keys: [['state', '1']] }] }),
    [
      '新建 索引 tickets.status__2（status）',
      '修改 集合 tickets：删除已被替换的旧索引 status（数据不受影响）',
      THEN,
    ],
  ],
  [
    'ours was not unique',
    withCollection({ indexes: [{ ...NUMBER, isUnique: false }, STATUS] }),
    ['修改 唯一索引 tickets.number（number）：先删旧的再建', THEN],
  ],
  ['other code', withFunction({ digest: 'b' }), ['修改 云函数 sweep：代码', THEN]],
  [
    'nobody knows which code',
    { ...STANDING, functions: STANDING.functions.map(({ digest: _, ...one }) => one) },
    ['修改 云函数 sweep：代码', THEN],
  ],
  ['the last update failed', withFunction({ status: 'UpdateFailed' }), ['修改 云函数 sweep：代码', THEN]],
  [
    'other settings',
    withFunction({ timeout: 3, memory: 128 }),
    ['修改 云函数 sweep：超时 3 → 60 秒，内存 128 → 256 MB', THEN],
  ],
  [
    'it was never made whole',
    withFunction({ status: 'CreateFailed' }),
    ['新建 云函数 sweep（上次没有建成）', '新建 定时触发器 sweep.sweep（0 */5 * * * * *）', THEN],
  ],
  [
    'the timer runs at other times',
    withFunction({ timers: [{ name: 'sweep', cron: '0 0 * * * * *' }] }),
    ['修改 定时触发器 sweep.sweep（0 */5 * * * * *）', THEN],
  ],
  ['another runtime that serves as well', withFunction({ runtime: 'Nodejs18.15' }), []],
  ['a variable of somebody else', withFunction({ variables: { TZ: 'Asia/Shanghai' } }), []],
  [
    'files can be read by everybody',
    { ...STANDING, storageRule: { read: true, write: false } },
    ['修改 云存储的安全规则', THEN],
  ],
  [
    'a rule of a function that is not ours',
    { ...STANDING, functionRules: { ...functionRules, weather: { invoke: true } } },
    [],
  ],
  [
    'data of before',
    { ...STANDING, migrations: ['耗材：一种一条记录'] },
    ['修改 已有的数据：耗材：一种一条记录', THEN],
  ],
  ['an older version', { ...STANDING, record: { ...RECORD, version: '0.9.0' } }, [THEN]],
])('%s', (_, present, lines) => {
  expect(linesFor(present)).toEqual(lines);
});

test('rules of functions that are not ours stay beside ours', () => {
  const weather = { invoke: true };
  const [change] = plan(SMALL, { ...STANDING, functionRules: { '*': { invoke: true }, weather } }).changes;
  expect(change).toEqual({ kind: 'functionRules', rules: { ...functionRules, weather } });
});

test('what is not ours is named', () => {
  const theirs = { name: 'theirs', keys: [['at', '-1']], isUnique: true } as const;
  const present = {
    ...withCollection({
      indexes: [NUMBER, STATUS, theirs, { ...theirs, name: '_id_', keys: [['_id', '1']] }],
    }),
    ...{ otherCollections: ['diary'], otherFunctions: ['weather'] },
  };
  const { changes, others } = plan(SMALL, present);
  expect(changes).toEqual([]);
  expect(others).toEqual(['集合 diary', '集合 tickets 的唯一索引 theirs', '云函数 weather']);
});

test.each<[string, Present, RegExp]>([
  [
    'a runtime that the SDK does not know',
    withFunction({ runtime: 'Nodejs8.9' }),
    /sweep 的运行环境是 Nodejs8\.9/,
  ],
  [
    'an index of somebody else in the way',
    withCollection({ indexes: [{ ...NUMBER, name: 'theirs', isUnique: false }, STATUS] }),
    /tickets 上已有别处建的普通索引 theirs/,
  ],
])('it stops before %s', (_, present, sentence) => {
  const { obstacles, changes } = plan(SMALL, present);
  expect(obstacles).toEqual([expect.stringMatching(sentence)]);
  expect(changes).toEqual([]);
});

test('whatever stands there: a plan that is carried out leaves nothing to do', () => {
  fc.assert(
    fc.property(anyWanted, anyPresent, (wanted, present) => {
      const { changes, obstacles } = plan(wanted, present);
      const after = plan(wanted, applied(present, changes));
      expect(after.obstacles).toEqual(obstacles);
      expect(after.changes).toEqual([]);
    }),
  );
});

test('whatever breaks off: the next plan goes on from there', () => {
  fc.assert(
    fc.property(anyWanted, anyPresent, fc.nat(), (wanted, present, random) => {
      const { changes } = plan(wanted, present);
      const half = applied(present, changes.slice(0, random % (changes.length + 1)));
      const whole = applied(half, plan(wanted, half).changes);
      const sorted = (one: Present) => ({
        ...one,
        collections: one.collections.map(({ indexes, ...rest }) => ({
          ...rest,
          keys: indexes.map(({ keys, isUnique }) => `${String(keys)} ${isUnique}`).sort(),
        })),
      });
      expect(sorted(whole)).toEqual(sorted(applied(present, changes)));
    }),
  );
});

test('whatever stands there: nothing goes but indexes of ours whose keys are others now', () => {
  fc.assert(
    fc.property(anyWanted, anyPresent, (wanted, present) => {
      const after = applied(present, plan(wanted, present).changes);
      for (const { name, indexes } of present.collections) {
        const now = after.collections.find((one) => one.name === name);
        const ours =
          wanted.collections.find((one) => one.name === name)?.indexes.map((one) => one.name) ?? [];
        const gone = indexes.filter(
          (one) => !now?.indexes.some(({ keys }) => String(keys) === String(one.keys)),
        );
        for (const one of gone) expect(ours).toContain(one.name.replace(/__\d+$/, ''));
      }
      const names = (list: readonly { readonly name: string }[]) => list.map(({ name }) => name);
      expect(names(after.functions)).toEqual(expect.arrayContaining(names(present.functions)));
      for (const { name, variables, timers } of present.functions) {
        const now = after.functions.find((one) => one.name === name);
        if (now?.status === 'Active' && plan(wanted, present).changes.some(isCreation(name))) continue;
        expect(Object.keys(now?.variables ?? {})).toEqual(expect.arrayContaining(Object.keys(variables)));
        expect(names(now?.timers ?? [])).toEqual(expect.arrayContaining(names(timers)));
      }
      expect(after.otherCollections).toEqual(present.otherCollections);
      expect(after.otherFunctions).toEqual(present.otherFunctions);
    }),
  );
});

/** What was never made whole holds nothing. */
const isCreation = (name: string) => (change: Change) =>
  change.kind === 'function' && change.wanted.name === name;
