/** One good call of every op of admin-roster. */
import type { GoodCall, Situation } from './good-calls';
import { person } from './people';
import { csv, uploadRoster } from './roster-file';
import { freshRequestId, type World } from './world';

type Stored = Readonly<Record<string, unknown>>;

let rows = 0;
/** A number that nobody has had. */
const number = (): string => `G${++rows}`;

const PERSON = {
  name: '符海涛',
  roles: ['worker'],
  areas: ['d3'],
  trades: ['水电工'],
  active: true,
} as const;

/** The row, less the mark that ends by itself, and what is recorded of it. */
async function stored({ cloud }: World, staffNo: string): Promise<Stored[]> {
  const found = await cloud.document('staff', staffNo);
  const { leaving, ...row }: Stored = found ?? {};
  const isOwn = (record: Stored) => JSON.stringify(record).includes(` ${staffNo}"`);
  return [...(found ? [row] : []), ...(await cloud.documents('audit')).filter(isOwn)];
}

/** The row, the account behind it and the record. */
const written = (staffNo: string): RegExp =>
  new RegExp(`^(staff/${staffNo}$|accounts/openid-of-${staffNo}$|audit/)`);

const call = (
  op: string,
  situation: (world: World) => Promise<Omit<Situation, 'openid'>>,
  isRepeatable = false,
): GoodCall => ({
  ...{ title: `admin-roster · ${op}`, name: 'admin-roster', isRepeatable },
  fresh: async (world) => ({ openid: person('admin').openid, ...(await situation(world)) }),
});

const reading = (op: string, fields: Stored = {}): GoodCall =>
  call(
    op,
    async () => ({ event: { op, ...fields }, state: async () => 'nothing', isDone: () => true }),
    true,
  );

const save = call('save', async (world) => {
  const staffNo = number();
  await world.cloud.insert('staff', [{ _id: staffNo, ...PERSON, roles: ['worker', 'reviewer'] }]);
  const event = { op: 'save', staffNo, ...PERSON, phone: '13800090001', isNew: false };
  return {
    event: { ...event, requestId: freshRequestId() },
    state: () => stored(world, staffNo),
    isDone: (state) => (state as Stored[]).length === 2 && (state as Stored[])[0]?.phone === event.phone,
    mayWrite: written(staffNo),
  };
});

const unbind = call('unbind', async (world) => {
  const staffNo = number();
  const openid = `openid-of-${staffNo}`;
  await world.cloud.insert('staff', [{ _id: staffNo, ...PERSON, openid }]);
  await world.cloud.insert('accounts', [{ _id: openid, staffNo, createdAt: new Date() }]);
  const account = async () => (await world.cloud.document('accounts', openid))?.staffNo ?? 'none';
  return {
    event: { op: 'unbind', staffNo, requestId: freshRequestId() },
    state: async () => [await account(), ...(await stored(world, staffNo))],
    isDone(state) {
      const [own, row, ...records] = state as [unknown, Stored, ...Stored[]];
      return own === 'none' && row.openid === undefined && records.length === 1;
    },
    mayWrite: written(staffNo),
  };
});

const slot = call(
  'slot',
  async ({ cloud }) => ({
    event: { op: 'slot', kind: 'csv' },
    state: async () =>
      (await cloud.documents('files')).filter(({ _id }) => _id.startsWith('imports/')).length,
    isDone: () => true,
  }),
  true,
);

const preview = call(
  'preview',
  async (world) => ({
    event: {
      op: 'preview',
      file: await uploadRoster(world, csv(`${number()},符海涛,,维修工,,`)),
      kind: 'added',
      from: 0,
    },
    state: async () => 'nothing',
    isDone: () => true,
  }),
  true,
);

const apply = call('apply', async (world) => {
  const staffNo = number();
  const fileId = await uploadRoster(world, csv(`${staffNo},符海涛,,维修工,,`));
  return {
    event: { op: 'apply', file: fileId, from: 0, requestId: freshRequestId() },
    state: () => stored(world, staffNo),
    isDone: (state) => (state as Stored[]).length === 2,
    mayWrite: written(staffNo),
  };
});

export const ROSTER_CALLS: readonly GoodCall[] = [
  reading('list', { role: 'worker', state: 'active', words: '陈' }),
  reading('get', { staffNo: 'W1' }),
  ...[save, unbind, reading('template'), slot, preview, apply],
];
