/** The phone's own part of 系统自检, with a cloud that answers what a test wants; and the report as text. */
import type { Check, ClientTrials } from '@xiuda/domain';
import { checkAll, type Client } from '../../miniprogram/packages/admin/selfcheck/check-all';
import type { Outcome, Reach } from '../../miniprogram/packages/admin/selfcheck/trials';
import { reportOf } from '../../miniprogram/packages/admin/selfcheck/report';

const TRIALS: ClientTrials = {
  functions: ['sweep'],
  collections: ['staff'],
  slot: 'photos/a.jpg',
  file: 'b',
};
const GIVEN: Outcome = { isRefused: false, fileId: 'cloud://local.x/photos/a.jpg' };
const refused = (code: number, message = ''): Outcome => ({ isRefused: true, code, message });

const asked: string[] = [];
const CLOSED: Reach = {
  call: async () => refused(-501023, 'Permission denied'),
  read: async () => refused(-502003),
  upload: async (path) => (path === TRIALS.slot ? GIVEN : refused(-503002)),
  download: async (fileId) => {
    asked.push(fileId);
    return refused(-503002);
  },
};

const clientWith = (reach: Partial<Reach>, more: Partial<Client> = {}): Client => ({
  reach: { ...CLOSED, ...reach },
  version: '0.0.0',
  ask: async <T>() => ({ parts: [], client: TRIALS }) as T,
  ...more,
});

async function checksOf(client: Client): Promise<readonly Check[]> {
  let found: readonly Check[] = [];
  await checkAll(client, ({ checks }) => {
    found = checks;
  });
  return found;
}

const statesOf = (checks: readonly Check[]) => Object.fromEntries(checks.map(({ id, state }) => [id, state]));

const ALL_OK = {
  'rules.functions': 'ok',
  'rules.collections': 'ok',
  'rules.storage.own': 'ok',
  'rules.storage.over': 'ok',
  'rules.storage.read': 'ok',
};

test('refused where it has to be, everything is in order; the other file is one of the same environment', async () => {
  expect(statesOf(await checksOf(clientWith({})))).toEqual(ALL_OK);
  expect(asked).toEqual(['cloud://local.x/b']);
});

test.each<[string, Partial<Reach>, Record<string, string>]>([
  ['function', { call: async () => ({ isRefused: false }) }, { 'rules.functions': 'wrong' }],
  ['collection', { read: async () => ({ isRefused: false }) }, { 'rules.collections': 'wrong' }],
  ['file to write', { upload: async () => GIVEN }, { 'rules.storage.over': 'wrong' }],
  ['file to read', { download: async () => GIVEN }, { 'rules.storage.read': 'wrong' }],
  [
    'storage that takes nothing',
    { upload: async () => refused(-503002) },
    { 'rules.storage.own': 'wrong', 'rules.storage.read': 'unknown' },
  ],
])('an open %s is wrong, and nothing else', async (_, reach, expected) => {
  expect(statesOf(await checksOf(clientWith(reach)))).toEqual({ ...ALL_OK, ...expected });
});

test('no answer is no refusal: nobody knows', async () => {
  const lost = async () => refused(-1, 'request:fail');
  const checks = await checksOf(clientWith({ call: lost, read: lost, upload: lost, download: lost }));
  expect(Object.values(statesOf(checks))).toEqual(Array(5).fill('unknown'));
});

test('a collection that is missing is not said to be open', async () => {
  expect(statesOf(await checksOf(clientWith({ read: async () => refused(-502005) })))).toEqual(ALL_OK);
});

test('a part that fails is one line that nobody knows, and the others go on', async () => {
  const part = { id: 'clock', name: '时间' };
  const ask = async <T>(event: object): Promise<T> => {
    if ('part' in event) throw new Error('没有连上网络，请检查后再试');
    return { parts: [part], client: TRIALS } as T;
  };
  const checks = await checksOf(clientWith({}, { ask }));
  expect(checks[0]).toMatchObject({
    ...part,
    state: 'unknown',
    found: '没有查成：没有连上网络，请检查后再试',
  });
  expect(statesOf(checks)).toEqual({ clock: 'unknown', ...ALL_OK });
});

test('the report says first what is wrong and what to do', () => {
  const line = { id: 'x', name: '时间', found: '一致', mend: '' };
  const checks: Check[] = [
    { ...line, state: 'ok' },
    { ...line, name: '集合', state: 'wrong', found: '缺少集合 audit', mend: '再部署一次' },
  ];
  expect(reportOf(checks, Date.parse('2026-11-22T10:00:00Z')).split('\n')).toEqual([
    '修达 系统自检 2026-11-22 18:00',
    '1 项不对，1 项正常',
    '',
    '[不对] 集合：缺少集合 audit',
    '    怎么办：再部署一次',
    '[正常] 时间：一致',
  ]);
});
