/** What may go wrong with a backup: clouds that fail, archives that are damaged, environments that are not empty. */
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { ALL_STATUSES } from '@xiuda/domain';
import fc from 'fast-check';
import type { Fault } from '../../emulator/cloud';
import type { Plan } from '../../scripts/backup/restore';
import { verifyArchive } from '../../scripts/backup/verify';
import {
  backUp,
  empty,
  fileAt,
  moved,
  newFile,
  prefixOf,
  restoreTo,
  sdkOf,
  type Site,
  storedTexts,
} from '../support/backups';
import { startCloud } from '../support/cloud';
import { changedBetween, fingerprints } from '../support/fingerprint';
import { heal, inject } from '../support/faults';
import { stored, WAYS } from '../support/paper-tickets';
import { seeded } from '../support/random';
import { sweep } from '../support/sweep';

const EVERY_TIME = 1_000_000;
/** More than one page may hold. */
const MANY = 1200;
const PATHS = [0, 1, 2].map((at) => `tickets/20261122/${at}.jpg`);
const SEED = 20261122;

let source: Site;
let target: Site;
let archive: string;
let texts: Map<string, string>;

const word = fc.string({ unit: 'grapheme', maxLength: 12 });
/** No operators, and nothing that the emulated database itself cannot hold. */
const name = fc
  .oneof(
    word,
    fc.constantFrom(
      'a.b',
      '',
      '工单',
      'constructor',
      'toString',
      'length',
      '_internalType',
      'operands',
      'type',
    ),
  )
  .filter((one) => !one.startsWith('$') && !['__proto__', '_bsontype', '_id'].includes(one));
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(
      null,
      true,
      false,
      '',
      '\u2028',
      '"cloud://',
      0,
      -1,
      2 ** 31,
      -(2 ** 53),
      2 ** 62,
      1e21,
      5e-324,
      Infinity,
      NaN,
    ),
    fc.integer(),
    fc.double(),
    word,
    fc.date({ min: new Date(-8.64e15), max: new Date(8.64e15), noInvalidDate: true }),
    fc.constantFrom(new Date(-1), new Date(-62_135_596_800_000), new Date(253_402_300_800_000)),
    fc.record({
      type: fc.constantFrom('Point', 'Polygon'),
      coordinates: fc.array(fc.double({ noNaN: true }), { maxLength: 3 }),
    }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(name, tie('value'), { maxKeys: 4 }),
  ),
}));
const strange = fc.tuple(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
  fc.dictionary(name, value, { maxKeys: 6 }),
);

/** Documents that no function ever wrote: what the database holds is saved, not what the product knows of. */
const strangeDocuments = () =>
  fc
    .sample(strange, { numRuns: 300, seed: SEED })
    .map(([id, fields], index) => ({ ...fields, _id: `${id} ${index}` }));

async function furnish(): Promise<void> {
  const cloud = sdkOf(source);
  const photos = await Promise.all(
    PATHS.map(async (cloudPath, at) => {
      // The first is empty.
      const fileContent = Buffer.from(`photo ${at}`.repeat(at * 1000));
      return (await cloud.uploadFile({ cloudPath, fileContent })).fileID;
    }),
  );
  const tickets = ALL_STATUSES.map((status, at) => {
    const paper = stored(WAYS[status]);
    return {
      ...paper,
      _id: `paper-${at}`,
      number: `BX20261122-00000${at}`,
      photos: [photos[at % PATHS.length], `${prefixOf('local')}tickets/gone.jpg`],
    };
  });
  await source.cloud.insert('tickets', tickets);
  await source.cloud.insert(
    'audit',
    Array.from({ length: MANY }, (_, at) => ({ _id: `row-${at}`, kind: 'place', at: new Date(at) })),
  );
  await source.cloud.insert('guards', strangeDocuments());
  // Anybody may write what looks like an id.
  await source.cloud.insert('comments', [{ _id: 'c', text: `${prefixOf('local')} ../${'长'.repeat(400)}` }]);
  await source.cloud.insert('staff', [
    { _id: 'A1', name: '周明远', roles: ['admin'], active: true, openid: 'somebody' },
  ]);
  await source.cloud.insert('settings', [
    { _id: 'institution', name: '后勤' },
    { _id: 'migrations', done: 3, at: new Date() },
    { _id: 'swept', at: new Date(0) },
  ]);
}

const DEPLOYED = [
  { _id: 'deployed', version: '0.1.0', fingerprint: 'f', at: new Date() },
  { _id: 'migrations', done: 4, at: new Date() },
  { _id: 'swept', at: new Date() },
];

/** As deploy leaves it. */
async function freshTarget(): Promise<void> {
  await heal(target.cloud);
  await empty(target, PATHS);
  await target.cloud.insert('settings', DEPLOYED);
  await target.cloud.insert('staff', [
    { _id: 'A0001', name: '管理员', phone: '13800000000', roles: ['admin'], active: true },
  ]);
}

beforeAll(async () => {
  const [one, other] = await Promise.all([
    startCloud({ workers: 1 }),
    startCloud({ env: 'fresh-2', workers: 1 }),
  ]);
  source = { cloud: one, env: 'local' };
  target = { cloud: other, env: 'fresh-2' };
  await furnish();
  archive = (await backUp(source)).file;
  texts = await storedTexts(source);
}, 60_000);
afterAll(() => Promise.all([source.cloud.stop(), target.cloud.stop()]));
beforeEach(freshTarget);
afterEach(() => heal(source.cloud));

/** Everything of the archive, and the row that deploy wrote. */
async function expectRestored(): Promise<void> {
  const found = await storedTexts(target);
  expect(found.delete('staff/A0001')).toBe(true);
  expect(found).toEqual(moved(texts, source.env, target.env));
  expect(await target.cloud.document('settings', 'restoring')).toBeUndefined();
  expect(await target.cloud.document('settings', 'deployed')).toEqual(DEPLOYED[0]);
  expect(await target.cloud.document('settings', 'swept')).toEqual(DEPLOYED[2]);
  for (const photo of PATHS) expect(await fileAt(target, photo)).toEqual(await fileAt(source, photo));
}

test('whatever a document holds comes back as it was', async () => {
  await restoreTo(target, archive);
  await expectRestored();
});

test('an archive is for its owner alone, and says what is in it and what is missing', async () => {
  expect((await stat(archive)).mode & 0o777).toBe(0o600);
  const { manifest } = await verifyArchive(archive);
  expect(manifest).toMatchObject({
    env: 'local',
    migration: 3,
    moving: [],
    files: { count: PATHS.length, missing: 2 },
  });
  expect(manifest.collections.find(({ name: one }) => one === 'audit')?.count).toBe(MANY);
});

describe('what is not whole is refused', () => {
  async function expectRefused(bytes: Uint8Array): Promise<void> {
    const file = newFile();
    await writeFile(file, bytes);
    await expect(restoreTo(target, file)).rejects.toThrow('不完整或已损坏');
  }

  test('before anything is written: archives that were cut, or where a byte changed', async () => {
    const bytes = await readFile(archive);
    const before = await fingerprints(target.cloud);
    const random = seeded(SEED);
    for (let times = 0; times < 12; times++) {
      await expectRefused(bytes.subarray(0, random.between(0, bytes.length - 1)));
      const other = Buffer.from(bytes);
      // The first ten bytes hold nothing but a time and a system.
      const at = random.between(10, bytes.length - 1);
      other[at] = (other[at] ?? 0) ^ (1 << random.between(0, 7));
      await expectRefused(other);
    }
    expect(changedBetween(before, await fingerprints(target.cloud))).toEqual([]);
  });

  test('archives that end between two entries, or lack one', async () => {
    const tar = gunzipSync(await readFile(archive));
    const manifest = tar.indexOf('manifest.json\0');
    const [photo, nextPhoto] = [1, 2].map((at) => tar.indexOf(`files/${PATHS[at]}\0`));
    await expectRefused(gzipSync(tar.subarray(0, manifest)));
    await expectRefused(gzipSync(Buffer.concat([tar.subarray(0, photo), tar.subarray(nextPhoto)])));
  });

  test('archives that were packed again with another word in them', async () => {
    const tar = gunzipSync(await readFile(archive));
    for (const [word, other] of [
      ['后勤', '后厨'],
      ['photo 1photo', 'photo 9photo'],
    ] as const) {
      const changed = Buffer.from(tar);
      changed.write(other, tar.indexOf(word));
      await expectRefused(gzipSync(changed));
    }
  });

  test('what is no archive, and what is not there', async () => {
    await expectRefused(Buffer.from('{}'));
    await expect(restoreTo(target, newFile())).rejects.toThrow('没有这个文件');
  });
});

describe('only an empty environment is restored into', () => {
  test.each([
    ['a ticket', 'tickets', [{ _id: 't', number: 'BX1' }], 'tickets 1 条'],
    ['a person', 'staff', [{ _id: 'B1', name: '林晓', openid: 'somebody' }], 'staff 1 条'],
    [
      'a roster',
      'staff',
      [
        { _id: 'B1', name: '林晓' },
        { _id: 'B2', name: '黄海燕' },
      ],
      'staff 3 条',
    ],
    ['settings', 'settings', [{ _id: 'institution', name: '医院' }], 'settings 1 条'],
  ])('%s is in the way, and stays as it is', async (_what, collection, documents, sentence) => {
    await target.cloud.insert(collection, documents);
    const before = await fingerprints(target.cloud);
    await expect(restoreTo(target, archive)).rejects.toThrow(sentence);
    expect(changedBetween(before, await fingerprints(target.cloud))).toEqual([]);
  });

  test('where collections are not there, deploy is to run first', async () => {
    await inject(target.cloud, {
      match: { action: 'database.getDocument', collection: 'guards' },
      times: EVERY_TIME,
      effect: { code: 'DATABASE_COLLECTION_NOT_EXIST' },
    });
    await expect(restoreTo(target, archive)).rejects.toThrow('没有集合 guards。请先运行 npm run deploy');
  });

  test('who says no has changed nothing', async () => {
    const before = await fingerprints(target.cloud);
    const plans: Plan[] = [];
    const answer = await restoreTo(target, archive, async (plan) => {
      plans.push(plan);
      return false;
    });
    expect(answer).toBeUndefined();
    expect(plans).toMatchObject([{ isContinued: false, needsMigration: true, firstRows: ['A0001'] }]);
    expect(changedBetween(before, await fingerprints(target.cloud))).toEqual([]);
  });

  test("the first administrator's row gives way where the archive has that number", async () => {
    await empty(target, PATHS);
    await target.cloud.insert('settings', DEPLOYED);
    await target.cloud.insert('staff', [{ _id: 'A1', name: '管理员', roles: ['admin'], active: true }]);
    await restoreTo(target, archive);
    expect(await target.cloud.document('staff', 'A1')).toMatchObject({ name: '周明远', openid: 'somebody' });
  });
});

describe('levels of documents', () => {
  const level = async () => (await target.cloud.document('settings', 'migrations'))?.done;

  test('older ones are restored as they are, for deploy to bring them forward', async () => {
    expect(await restoreTo(target, archive)).toMatchObject({ needsMigration: true });
    expect(await level()).toBe(3);
  });

  test('newer ones than what is deployed are refused', async () => {
    await target.cloud.change('settings', 'migrations', { done: 2 });
    await expect(restoreTo(target, archive)).rejects.toThrow('备份来自更新的版本');
    expect(await level()).toBe(2);
  });
});

const always = (match: Fault['match'], code = 'SYS_ERR'): Fault => ({
  match,
  times: EVERY_TIME,
  effect: { code },
});

describe('a restore that breaks off is gone on with', () => {
  const BREAKS: readonly (readonly [string, readonly Fault[]])[] = [
    ['before the first document', [always({ action: 'storage.getUploadMetadata' })]],
    [
      'in the middle of the documents',
      [always({ action: 'database.insertDocument', nth: 8 }), always({ action: 'database.modifyDocument' })],
    ],
    ['in the middle of the files', [always({ action: 'storage.putObject', nth: 2 })]],
    ['while it compares', [always({ action: 'database.getDocument', collection: 'guards', nth: 3 })]],
    ['before its mark is taken off', [always({ action: 'database.removeDocument' })]],
  ];

  test.each(BREAKS)('%s', async (_when, faults) => {
    for (const fault of faults) await inject(target.cloud, fault);
    await expect(restoreTo(target, archive)).rejects.toThrow('没有成功');
    await heal(target.cloud);
    expect(await restoreTo(target, archive)).toMatchObject({ needsMigration: true });
    await expectRestored();
  });

  test('while it is half done the timer rests, no backup is made of it, and no other archive comes in', async () => {
    await inject(target.cloud, always({ action: 'database.removeDocument' }));
    await expect(restoreTo(target, archive)).rejects.toThrow('没有成功');
    await heal(target.cloud);
    const half = await fingerprints(target.cloud);
    expect(await sweep(target.cloud.url, new Date(Date.now() + 30 * 24 * 3_600_000))).toMatchObject({
      ok: true,
    });
    expect(changedBetween(half, await fingerprints(target.cloud))).toEqual([]);
    await expect(backUp(target)).rejects.toThrow('恢复还没有做完');
    const { file: other } = await backUp(source);
    await expect(restoreTo(target, other)).rejects.toThrow('另一份备份的恢复还没有做完');
    expect(changedBetween(half, await fingerprints(target.cloud))).toEqual([]);
  });

  test('what somebody changed in between is put right', async () => {
    await inject(target.cloud, always({ action: 'database.removeDocument' }));
    await expect(restoreTo(target, archive)).rejects.toThrow('没有成功');
    await heal(target.cloud);
    await target.cloud.change('tickets', 'paper-3', { description: '被人改了', extra: 1 });
    await restoreTo(target, archive);
    await expectRestored();
  });

  test('who works there meanwhile is noticed', async () => {
    await inject(target.cloud, always({ action: 'database.removeDocument' }));
    await expect(restoreTo(target, archive)).rejects.toThrow('没有成功');
    await heal(target.cloud);
    await target.cloud.insert('tickets', [{ _id: 'new', number: 'BX2' }]);
    await expect(restoreTo(target, archive)).rejects.toThrow('tickets 比备份多出 1 条');
  });
});

describe('where the archive is to stand', () => {
  const saved = (to: string): Promise<unknown> => backUp(source, undefined, to);

  test('nothing is written over', async () => {
    const before = await readFile(archive);
    await expect(saved(archive)).rejects.toThrow('已经存在');
    expect(await readFile(archive)).toEqual(before);
  });

  test('there is a folder', async () => {
    await expect(saved(path.join(newFile(), 'a.tar.gz'))).rejects.toThrow('没有文件夹');
  });
});

describe('a cloud that fails now and then', () => {
  /** Each of them three times, at different moments. */
  const HICCUPS: readonly Fault[] = [
    ...['getDocument', 'insertDocument', 'modifyDocument', 'removeDocument', 'calculateDocument'].map(
      (action) => ({
        match: { action: `database.${action}`, nth: 2 },
        times: 3,
        effect: { code: action === 'insertDocument' ? 'DATABASE_REQUEST_FAILED' : 'SYS_ERR' },
      }),
    ),
    ...['storage.batchGetDownloadUrl', 'storage.getUploadMetadata', 'storage.putObject'].map((action) => ({
      ...{ match: { action }, times: 3, effect: { code: 'SYS_ERR' } },
    })),
  ];

  test('is asked again', async () => {
    for (const { cloud } of [source, target]) for (const hiccup of HICCUPS) await inject(cloud, hiccup);
    const { file } = await backUp(source);
    await restoreTo(target, file);
    await expectRestored();
  });

  test('and an upload that it lost without a word is sent again', async () => {
    const sdk = sdkOf(target);
    const upload = sdk.uploadFile.bind(sdk);
    let sent = 0;
    sdk.uploadFile = async (file, options) => {
      sent += 1;
      return sent === 2 ? { fileID: '' } : upload(file, options);
    };
    await restoreTo(target, archive, undefined, sdk);
    await expectRestored();
  });

  test('and where it fails on, there is no backup and nothing left of it', async () => {
    await inject(source.cloud, always({ action: 'database.getDocument', collection: 'tickets', nth: 3 }));
    const before = await readdir(path.dirname(archive));
    await expect(backUp(source)).rejects.toThrow('访问集合 tickets 没有成功');
    expect(await readdir(path.dirname(archive))).toEqual(before);
  });

  test('a collection that the environment does not have is named, and the others are saved', async () => {
    const match = { action: 'database.getDocument', collection: 'codes' };
    await inject(source.cloud, always(match, 'DATABASE_COLLECTION_NOT_EXIST'));
    expect((await backUp(source)).manifest.absent).toEqual(['codes']);
  });
});
