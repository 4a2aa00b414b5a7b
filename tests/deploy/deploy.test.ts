/** Deploys into one small environment that grows from test to test, as it does in life. */
import CloudBase from '@cloudbase/manager-node';
import type { Mishap } from '../../emulator/management';
import type { Options } from '../../scripts/deploy/options';
import {
  hurryLooks,
  NUMBER,
  removeFunctions,
  type Site,
  STATUS,
  startSite,
  TIMER,
  wantedOf,
  writeFunction,
} from './site';

let site: Site;
beforeAll(async () => {
  hurryLooks();
  writeFunction('hello', 'exports.main = async () => process.env.GREETING;');
  writeFunction('sweep', 'exports.main = async () => 1;');
  const others = [
    { id: 'xiuda-old', alias: '旧的', status: 'UNAVAILABLE' },
    { id: 'xiuda-a', alias: '同名' },
    { id: 'xiuda-b', alias: '同名' },
  ];
  site = await startSite({ others });
});
afterAll(async () => {
  await site.close();
  removeFunctions();
});
afterEach(() => site.environment.management.faults.clear());

const HELLO = { name: 'hello', variables: { GREETING: '你好' } };
const SWEEP = { name: 'sweep', timeout: 60, timer: TIMER };
const small = () => wantedOf({ staff: [], settings: [], tickets: [NUMBER, STATUS] }, [HELLO, SWEEP]);

const hello = () => site.environment.cloud.invoke('hello', {}, { openid: 'somebody' });
const requests = () => site.environment.management.requests;
const mishap = (action: string, one: Mishap) =>
  site.environment.management.faults.add({ action, mishap: one });
const refused = (code: string): Mishap => ({ kind: 'refused', code });

describe('before anything is done', () => {
  test.each<[string, Partial<Options>, RegExp]>([
    [
      'an environment that there is not',
      { env: 'prod' },
      /^没有环境“prod”，这个账号下有：xiuda-local（xiuda）、xiuda-old/,
    ],
    ['one that is out of service', { env: '旧的' }, /^环境 xiuda-old（旧的） 现在不能用（UNAVAILABLE）/],
    ['an alias that two have', { env: '同名' }, /^有 2 个环境的别名都是“同名”.*xiuda-a.*xiuda-b/],
    ['a wrong first administrator', { admin: 'A001' }, /^管理员要写成/],
  ])('%s', async (_, options, sentence) => {
    await expect(site.deploy(small(), options)).rejects.toThrow(sentence);
  });

  test('wrong keys', async () => {
    await expect(site.deploy(small(), {}, { keys: { secretKey: 'wrong' } })).rejects.toThrow(/^密钥不对/);
    await expect(site.deploy(small(), {}, { keys: { secretId: 'wrong' } })).rejects.toThrow(/^密钥不对/);
  });

  test('no rights', async () => {
    mishap('DescribeEnvs', refused('UnauthorizedOperation'));
    await expect(site.deploy(small())).rejects.toThrow(/^这组密钥没有权限/);
  });

  test('another region', async () => {
    await expect(site.deploy(small(), {}, { keys: { region: 'ap-beijing' } })).rejects.toThrow(
      /^这个账号下没有云开发环境/,
    );
  });

  test('a proxy that is not there', async () => {
    const proxy = 'http://127.0.0.1:9';
    await expect(site.deploy(small(), {}, { keys: { proxy } })).rejects.toThrow(/^连不上云平台.*https_proxy/);
  });

  test('nobody to ask for the first administrator', async () => {
    Object.defineProperty(process.stdin, 'isTTY', { value: false, configurable: true });
    await expect(site.deploy(small(), { admin: '' })).rejects.toThrow(/名册里还没有管理员.*请加上 --admin/);
  });

  test('a dry run says everything and does nothing', async () => {
    const said = await site.deploy(small(), { isDryRun: true });
    expect(said).toEqual(expect.arrayContaining(['  新建 集合 tickets', '  新建 云函数 hello']));
    expect(site.standing()).toMatchObject({ collections: [], functions: {} });
    expect(requests().filter(({ action }) => !/^(Describe|List|Get)/.test(action))).toEqual([]);
  });
});

test('into the empty environment; then there is nothing to do', async () => {
  const said = await site.deploy(small());
  expect(said).toContain('部署完成。');
  expect(said.at(-1)).toContain('系统自检');
  const standing = site.standing();
  expect(standing).toMatchObject({
    permissions: {
      staff: { level: 'ADMINONLY' },
      settings: { level: 'ADMINONLY' },
      tickets: { level: 'ADMINONLY' },
    },
    storage: { level: 'CUSTOM' },
    rules: { '*': { invoke: 'auth != null' }, sweep: { invoke: false } },
    functions: { sweep: { timeout: 60, status: 'Active', timers: [TIMER.cron] } },
    documents: { staff: [{ _id: 'A001', name: '周敏', roles: ['admin'], active: true }] },
  });
  expect(await hello()).toBe('你好');
  expect(await site.deploy(small(), { env: 'xiuda-local' })).toContain('没有要改的。');
  expect(site.standing()).toEqual(standing);
});

test('new code runs; variables and timers of others stay; code that seems the same is sent again when asked', async () => {
  const functions = site.environment.functions();
  functions.hello!.variables.TZ = 'Asia/Shanghai';
  functions.hello!.triggers.push({ name: 'theirs', cron: '0 0 * * * * *', addedAt: '' });
  writeFunction('hello', "exports.main = async () => [process.env.GREETING, process.env.TZ].join(' ');");
  const said = await site.deploy(
    wantedOf({ staff: [], settings: [] }, [{ ...HELLO, variables: { GREETING: '您好' } }, SWEEP]),
  );
  expect(said).toEqual(
    expect.arrayContaining(['  修改 云函数 hello：代码，环境变量', '  云函数 hello 的定时触发器 theirs']),
  );
  expect(await hello()).toBe('您好 Asia/Shanghai');
  expect(await site.deploy(small(), { isAllCode: true })).toContain('  修改 云函数 sweep：代码');
  expect(await hello()).toBe('你好 Asia/Shanghai');
  expect(site.standing().functions.hello?.timers).toEqual(['0 0 * * * * *']);
});

test('a collection that stays open to clients is not believed to be closed', async () => {
  const { permission } = new CloudBase({ secretId: 'id', secretKey: 'key', envId: 'e' });
  const ignored = { Data: { Success: true }, RequestId: '' };
  const service = Object.getPrototypeOf(permission) as typeof permission;
  const spy = jest.spyOn(service, 'modifyResourcePermission').mockResolvedValue(ignored);
  const wanted = wantedOf({ staff: [], settings: [], open: [] }, [HELLO, SWEEP]);
  await expect(site.deploy(wanted)).rejects.toThrow(/集合 open 的权限.*读到的权限仍是 PRIVATE/);
  spy.mockRestore();
  await site.deploy(wanted);
  expect(site.standing().permissions).toMatchObject({ open: { level: 'ADMINONLY' } });
});

test('what is not ours stays and is named', async () => {
  site.environment.cloud.database.createCollection('diary');
  site.environment.cloud.database.createIndex('tickets', { name: 'theirs', keys: [['at', -1]] });
  const said = await site.deploy(small());
  expect(said).toEqual(
    expect.arrayContaining(['没有要改的。', '  集合 diary', '  集合 open', '  集合 tickets 的索引 theirs']),
  );
});

test('documents that a unique index could not hold are named, and nothing is done', async () => {
  const places = ['甲', '乙', '甲'].map((name, at) => ({ _id: `p${at}`, parentId: 'root', name }));
  site.environment.cloud.database.createCollection('places');
  site.environment.cloud.database.insert('places', [...places, { _id: 'p3' }, { _id: 'p4', name: null }]);
  const unique = { name: 'name', keys: [['parentId', 1] as const, ['name', 1] as const], unique: true };
  const wanted = { ...wantedOf({ staff: [], settings: [], places: [unique] }, [HELLO, SWEEP]) };
  const before = site.standing();
  await expect(site.deploy(wanted)).rejects.toThrow(
    /^集合 places 里有重复的 parentId、name，不能建唯一索引.*\n {2}值 \["root","甲"\]：p0、p2\n {2}值 \[null,null\]：p3、p4$/,
  );
  expect(site.standing()).toEqual(before);
});

test('a function that the platform cannot deploy: its reason; then it is made anew', async () => {
  writeFunction('broken', 'exports.main = async () => 1;');
  const wanted = wantedOf({ staff: [], settings: [] }, [{ name: 'broken' }]);
  mishap('CreateFunction', { kind: 'failing', code: 'X', message: '安装失败' });
  await expect(site.deploy(wanted)).rejects.toThrow(
    /^“新建 云函数 broken”没有成功：.*安装失败.*再运行一次会接着做$/,
  );
  expect(await site.deploy(wanted)).toContain('  新建 云函数 broken（上次没有建成）');
  expect(site.standing().functions.broken?.status).toBe('Active');
});

test('an update that fails leaves the digest of before: it is sent again', async () => {
  writeFunction('broken', 'exports.main = async () => 2;');
  const wanted = wantedOf({ staff: [], settings: [] }, [{ name: 'broken' }]);
  mishap('UpdateFunctionCode', { kind: 'failing', code: 'X', message: '启动失败' });
  await expect(site.deploy(wanted)).rejects.toThrow(
    /^“修改 云函数 broken：代码”没有成功：.*UpdateFailed.*启动失败/,
  );
  expect(await site.deploy(wanted)).toContain('  修改 云函数 broken：代码');
  expect(await site.environment.cloud.invoke('broken', {}, { openid: 'somebody' })).toBe(2);
});

test('an upload that never arrived is not taken for done', async () => {
  writeFunction('broken', 'exports.main = async () => 3;');
  const wanted = wantedOf({ staff: [], settings: [] }, [{ name: 'broken' }]);
  mishap('UpdateFunctionCode', { kind: 'dropped' });
  await expect(site.deploy(wanted)).rejects.toThrow(/没有收到云平台的答复/);
  await site.deploy(wanted);
  expect(await site.environment.cloud.invoke('broken', {}, { openid: 'somebody' })).toBe(3);
});

test('asked too often, it waits and asks again', async () => {
  mishap('ListTables', refused('RequestLimitExceeded'));
  await expect(site.deploy(small())).resolves.toContain('没有要改的。');
});

test('code that no request holds goes by object storage', async () => {
  writeFunction('large', 'exports.main = async () => require("fs").statSync(__dirname + "/large.bin").size;');
  const bytes = Buffer.alloc(1_700_000);
  for (let at = 0; at < bytes.length; at += 4) bytes.writeUInt32LE(Math.imul(at + 1, 2654435761) >>> 0, at);
  writeFunction('large', bytes);
  const start = requests().length;
  await site.deploy(wantedOf({ staff: [], settings: [] }, [{ name: 'large' }]));
  const actions = requests()
    .slice(start)
    .map(({ action }) => action);
  expect(actions.some((action) => action.startsWith('cos.'))).toBe(true);
  expect(await site.environment.cloud.invoke('large', {}, { openid: 'somebody' })).toBe(bytes.length);
});

test('a number that the roster has is nobody that a deploy changes', async () => {
  const { database } = site.environment.cloud;
  database.update({
    ...{ collection: 'staff', filter: { _id: 'A001' }, many: false },
    change: { operators: { $set: { active: false } } },
  });
  await expect(site.deploy(small())).rejects.toThrow(/^学工号 A001 已在名册里，但不是在岗的管理员/);
  await site.deploy(small(), { admin: 'A002,林晓,13800000002' });
  expect(site.standing().documents.staff).toMatchObject([
    { _id: 'A001', active: false },
    { _id: 'A002', active: true, phone: '13800000002' },
  ]);
  const said = await site.deploy(small(), { admin: 'A003,陈晨,13800000003' });
  expect(said).toContain('名册里已有管理员，不写入 --admin 里的人；请由管理员在“人员管理”里添加');
  expect(site.standing().documents.staff).toHaveLength(2);
});
