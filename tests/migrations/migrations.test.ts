/** Data of the versions before, brought up to date: nothing is lost, whoever interrupts it and whoever works meanwhile. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { type PlaceRow, rowsOfTree, type Ticket, type TreeNode } from '@xiuda/domain';
import { migrate, MIGRATIONS, NEWEST, pending } from '../../scripts/migrations';
import { migrateLocal } from '../../scripts/migrations/local';
import type { StoredDocument } from '../support/cloud';
import { BEFORE_PLACES, openOldCloud, type OldCloud } from './old-cloud';

let old: OldCloud;
beforeAll(async () => {
  old = await openOldCloud();
});
afterAll(() => old.stop());
beforeEach(() => old.fill(BEFORE_PLACES));
afterEach(() => old.heal());

const ticketsBefore = BEFORE_PLACES.flatMap(([name, one]) =>
  name === 'tickets' ? [one as unknown as Ticket] : [],
);
const ticketIn = (status: string): Ticket => {
  const found = ticketsBefore.find((ticket) => ticket.status === status);
  if (!found) throw new Error(`no ticket in ${status}`);
  return found;
};
const catalogPart = (id: string): { version: number; nodes?: readonly unknown[] } =>
  old.document('catalog', id);
const nodesBefore = <T>(id: string): readonly T[] =>
  BEFORE_PLACES.find(([name, { _id }]) => name === 'catalog' && _id === id)?.[1].nodes as readonly T[];
const named = (ids: readonly StoredDocument[]): string[] => ids.map(({ _id }) => _id).sort();

describe('the list of migrations', () => {
  test('numbers are consecutive, and every file is registered', () => {
    const files = readdirSync(path.resolve(__dirname, '../../scripts/migrations')).filter((file) =>
      /^\d/.test(file),
    );
    expect(MIGRATIONS.map(({ number }) => number)).toEqual(files.map((_, at) => at + 1));
    expect(files.sort().map((file) => Number(file.slice(0, 4)))).toEqual(
      MIGRATIONS.map(({ number }) => number),
    );
  });
});

describe('the record', () => {
  test('says what was done, and nothing is pending afterwards', async () => {
    expect(await pending(old.db)).toEqual(MIGRATIONS);
    await migrate(old.db);
    expect(old.document('settings', 'migrations')).toEqual({
      _id: 'migrations',
      done: NEWEST,
      at: expect.any(Date),
    });
    expect(await pending(old.db)).toEqual([]);
    expect(await migrate(old.db)).toEqual([]);
  });

  test('of an environment that has stopped half-way: the rest is pending', async () => {
    old.insert('settings', { _id: 'migrations', done: 2, at: new Date() });
    expect((await pending(old.db)).map(({ number }) => number)).toEqual([3, 4]);
    await migrate(old.db);
    // What is said to be done is not done again.
    expect(old.documents('places')).toEqual([]);
    expect(old.document('settings', 'migrations')).toMatchObject({ done: NEWEST });
  });

  test('a new environment is at the newest number at once', async () => {
    old.fill([]);
    expect(await pending(old.db)).toEqual([]);
    await migrate(old.db);
    expect(old.document('settings', 'migrations')).toMatchObject({ done: NEWEST });
    // And stays there, whatever is stored from then on.
    old.insert('tickets', ticketIn('rated'));
    expect(await pending(old.db)).toEqual([]);
  });

  test('an environment of a newer version is refused in one sentence, and untouched', async () => {
    old.insert('settings', { _id: 'migrations', done: NEWEST + 1, at: new Date(0) });
    const before = old.everything();
    const sentence = `这个环境的数据由更新的版本升级过（第 ${NEWEST + 1} 步），这里的程序只到第 ${NEWEST} 步。请换用新版本的程序`;
    await expect(pending(old.db)).rejects.toThrow(sentence);
    await expect(migrate(old.db)).rejects.toThrow(sentence);
    expect(old.everything()).toEqual(before);
  });

  test('an older local folder is migrated once, at its start; a new one is at the newest number', async () => {
    expect(await migrateLocal(old.cloud)).toBe(NEWEST);
    const address = process.env.TCB_CONTEXT_CNFG;
    expect(await migrateLocal(old.cloud)).toBe(0);
    old.fill([]);
    expect(await migrateLocal(old.cloud)).toBe(0);
    expect(old.document('settings', 'migrations')).toMatchObject({ done: NEWEST });
    expect(process.env.TCB_CONTEXT_CNFG).toBe(address);
  });
});

describe('running twice, and breaking off', () => {
  test('twice is once', async () => {
    await migrate(old.db);
    const once = old.everything();
    for (const { run } of MIGRATIONS) await run(old.db, () => undefined);
    expect(old.everything()).toEqual(once);
  });

  /** What says most, and is quickly done again: two tickets, one with photos, and everything else. */
  const some = BEFORE_PLACES.filter(
    ([name, one]) => name !== 'tickets' || ['assigned', 'completed'].includes(String(one.status)),
  );
  const begun = ['settings', { _id: 'migrations', done: 0, at: new Date() }] as const;

  async function brokenOff(action: string, nth: number): Promise<boolean> {
    old.fill([...some, begun]);
    await old.inject({ match: { action, nth }, effect: { code: 'SYS_ERR' } });
    const isBroken = await migrate(old.db).then(
      () => false,
      () => true,
    );
    await old.heal();
    if (isBroken) await migrate(old.db);
    return isBroken;
  }

  test.each([
    ['database.insertDocument', 2],
    ['database.modifyDocument', 7],
    ['database.removeDocument', 1],
  ])('broken off at any %s and begun again, it comes to the same', async (action, least) => {
    old.fill([...some, begun]);
    await migrate(old.db);
    const whole = old.everything();
    let nth = 1;
    for (; await brokenOff(action, nth); nth++) {
      expect({ nth, stored: old.everything() }).toEqual({ nth, stored: whole });
    }
    expect(nth - 1).toBeGreaterThanOrEqual(least);
  });

  test('two at once come to the same as one', async () => {
    await migrate(old.db);
    const whole = old.everything();
    old.fill(BEFORE_PLACES);
    await Promise.all([migrate(old.db), migrate(old.db)]);
    expect(old.everything()).toEqual(whole);
  });
});

describe('places and materials', () => {
  test('each place is a document with its id, its parent and its order; phones read the list anew', async () => {
    await migrate(old.db);
    const rows = rowsOfTree(nodesBefore<TreeNode>('areas'));
    expect(named(old.documents('places'))).toEqual(rows.map(({ _id }) => _id).sort());
    for (const row of rows) expect(old.document('places', row._id)).toEqual(row);
    expect(catalogPart('areas')).toEqual({ _id: 'areas', version: 2 });
  });

  test('each material is a document that was never counted', async () => {
    await migrate(old.db);
    const rows = nodesBefore<{ id: string }>('materials').map(({ id, ...one }, order) => ({
      _id: id,
      ...one,
      order,
    }));
    expect(old.documents('materials')).toHaveLength(rows.length);
    for (const row of rows) expect(old.document('materials', row._id)).toEqual(row);
    expect(catalogPart('materials')).toEqual({ _id: 'materials', version: 2 });
  });

  test('equal names side by side are told apart; what was added, renamed or given the name meanwhile stays', async () => {
    const twins = [
      { id: 'a', name: '卫生间' },
      { id: 'b', name: '卫生间' },
      { id: 'c', name: '值班室' },
      { id: 'd', name: '水房' },
    ];
    old.set('catalog', 'areas', { nodes: [{ id: 'root', name: '主楼', children: twins }] });
    const others = [
      { _id: 'c', name: '门卫室', parentId: 'root', order: 7, isOff: true },
      { _id: 'new', name: '水房', parentId: 'root', order: 8 },
    ];
    old.insert('places', ...others);
    await migrate(old.db);
    for (const row of others) expect(old.document('places', row._id)).toEqual(row);
    const nameOf = (id: string): string => old.document<PlaceRow>('places', id).name;
    expect(['a', 'b', 'd'].map(nameOf)).toEqual(['卫生间', '卫生间（2）', '水房（2）']);
  });

  test('a tree that is deeper than places may be is refused by name, and stays', async () => {
    const chain = ['一', '二', '三', '四', '五', '六', '七'].reduceRight<TreeNode[]>(
      (children, name) => [{ id: name, name, children }],
      [],
    );
    old.set('catalog', 'areas', { nodes: chain });
    await expect(migrate(old.db)).rejects.toThrow(
      '报修区域最多 6 级，这一个更深：一 / 二 / 三 / 四 / 五 / 六 / 七。',
    );
    expect(old.documents('places')).toEqual([]);
    expect(catalogPart('areas').nodes).toEqual(chain);
  });

  test('a list that somebody imports while it is moved is moved too', async () => {
    const nodes = [{ id: 'gasket', name: '密封垫', unit: '个' }];
    await old.inject({
      match: { action: 'database.modifyDocument', collection: 'catalog', nth: 2 },
      effect: { untilCleared: true },
    });
    const running = migrate(old.db);
    while (old.documents('materials').length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    old.set('catalog', 'materials', { nodes, version: 9 });
    await old.heal();
    await running;
    expect(old.document('materials', 'gasket')).toEqual({
      _id: 'gasket',
      name: '密封垫',
      unit: '个',
      order: 0,
    });
    expect(catalogPart('materials')).toEqual({ _id: 'materials', version: 10 });
  });

  test('more places than one answer holds are all there', async () => {
    const rooms = Array.from({ length: 1234 }, (_, at) => ({ id: `room-${at}`, name: `${at}` }));
    old.set('catalog', 'areas', { nodes: rooms });
    await migrate(old.db);
    expect(old.documents('places')).toHaveLength(rooms.length);
  });
});
