/** Collections and indexes: made through the management API, used at once through the data plane. */
import { collections } from '../../../cloudbase';
import { openSite, type Site } from './site';

let site: Site;
beforeEach(async () => {
  site = await openSite({ indexLimit: 4 });
});
afterEach(() => site.close());

type Keys = [path: string, direction: '1' | '-1'][];

const index = (IndexName: string, keys: Keys, MgoIsUnique = false) => ({
  IndexName,
  MgoKeySchema: { MgoIsUnique, MgoIndexKeys: keys.map(([Name, Direction]) => ({ Name, Direction })) },
});
const makeIndex = (collection: string, ...wanted: ReturnType<typeof index>[]) =>
  site.manager.database.updateCollection(collection, { CreateIndexes: wanted });
const indexNames = async (collection: string) =>
  (await site.manager.database.describeCollection(collection)).Indexes?.map(({ Name }) => Name);

test('a collection that was not made yet does not exist, and exists at once when it is made', async () => {
  const { database } = site.manager;
  const add = () => site.data.database().collection('tickets').add({ number: 1 });
  await expect(add()).rejects.toMatchObject({ code: 'DATABASE_COLLECTION_NOT_EXIST' });
  await expect(database.checkCollectionExists('tickets')).resolves.toMatchObject({ Exists: false });
  await database.createCollection('tickets');
  await add();
  await expect(database.checkCollectionExists('tickets')).resolves.toMatchObject({ Exists: true });
  await expect(database.createCollection('tickets')).rejects.toMatchObject({ code: 'ResourceInUse' });
  await expect(database.createCollection('_own')).rejects.toMatchObject({ code: 'InvalidParameterValue' });
  const { Collections } = await database.listCollections();
  expect(Collections).toMatchObject([{ CollectionName: 'tickets', Count: 1, IndexCount: 1 }]);
});

test('collections are told in pages of a hundred at most, and none as null', async () => {
  await expect(site.tcb('ListTables', { MgoLimit: 10 })).resolves.toMatchObject({ Tables: null });
  for (let n = 1; n <= 101; n += 1) site.environment.cloud.database.createCollection(`c${n}`);
  const page = async (MgoOffset: number) =>
    (await site.manager.database.listCollections({ MgoLimit: 1000, MgoOffset })).Collections;
  expect([(await page(0)).length, (await page(100)).length, (await page(200)).length]).toEqual([100, 1, 0]);
});

test('a query is served from the moment that its index stands, and refused when it is gone', async () => {
  await site.manager.database.createCollection('tickets');
  const tickets = site.data.database().collection('tickets');
  for (const number of [1, 2, 3]) await tickets.add({ number, status: 'open' });
  const find = () => tickets.where({ status: 'open' }).orderBy('number', 'desc').get();
  await expect(find()).rejects.toMatchObject({ code: 'DATABASE_REQUEST_FAILED' });
  const wanted = index('status', [
    ['status', '1'],
    ['number', '1'],
  ]);
  await makeIndex('tickets', wanted);
  expect((await find()).data).toMatchObject([{ number: 3 }, { number: 2 }, { number: 1 }]);
  expect((await site.manager.database.describeCollection('tickets')).Indexes).toMatchObject([
    {
      Name: 'status',
      Unique: false,
      Keys: [
        { Name: 'status', Direction: '1' },
        { Name: 'number', Direction: '1' },
      ],
    },
    { Name: '_id_', Unique: true },
  ]);
  await site.manager.database.updateCollection('tickets', { DropIndexes: [{ IndexName: 'status' }] });
  await expect(find()).rejects.toMatchObject({ code: 'DATABASE_REQUEST_FAILED' });
});

test('a unique index is refused while two documents clash, binds what comes after it, and a transaction under way too', async () => {
  await site.manager.database.createCollection('staff');
  const database = site.data.database();
  const staff = database.collection('staff');
  await staff.doc('a').set({ phone: '1' });
  await staff.doc('b').set({ phone: '1' });
  const unique = index('phone', [['phone', '1']], true);
  await expect(makeIndex('staff', unique)).rejects.toMatchObject({
    code: 'FailedOperation',
    message: expect.stringMatching(/E11000.*phone: "1"/) as unknown,
  });
  expect(await indexNames('staff')).toEqual(['_id_']);
  await staff.doc('b').update({ phone: '2' });
  const transaction = await database.startTransaction();
  await transaction.collection('staff').doc('c').set({ phone: '2' });
  await makeIndex('staff', unique);
  await expect(transaction.commit()).rejects.toThrow(/E11000/);
  await expect(staff.add({ phone: '1' })).rejects.toThrow(/E11000/);
});

test('one name is one definition, one definition one name, and there is a limit', async () => {
  await site.manager.database.createCollection('notes');
  const by = (name: string, path: string) => index(name, [[path, '1']]);
  await makeIndex('notes', by('a', 'a'));
  await makeIndex('notes', by('a', 'a'));
  await expect(makeIndex('notes', by('a', 'b'))).rejects.toMatchObject({ code: 'FailedOperation' });
  await expect(makeIndex('notes', by('b', 'a'))).rejects.toThrow(/different name: a/);
  await expect(makeIndex('notes', by('b', 'b'), by('c', 'c'), by('d', 'd'))).rejects.toMatchObject({
    code: 'LimitExceeded',
  });
  expect(await indexNames('notes')).toEqual(['a', 'b', 'c', '_id_']);
  const drop = (IndexName: string) =>
    site.manager.database.updateCollection('notes', { DropIndexes: [{ IndexName }] });
  await expect(drop('x')).rejects.toMatchObject({ code: 'FailedOperation' });
  await expect(drop('_id_')).rejects.toMatchObject({ code: 'FailedOperation' });
});

const definitionsIn = ({ environment }: Site) =>
  environment.cloud.database.collections().map(({ name, indexes }) => ({ name, indexes }));

test('every collection of ours can be made as it is defined', async () => {
  const roomy = await openSite();
  try {
    for (const { name, indexes } of collections) {
      await roomy.manager.database.createCollection(name);
      const CreateIndexes = indexes.map((one) =>
        index(
          one.name,
          one.keys.map(([path, direction]) => [path, direction === 1 ? '1' : '-1']),
          one.unique,
        ),
      );
      if (indexes.length > 0) await roomy.manager.database.updateCollection(name, { CreateIndexes });
    }
    expect(definitionsIn(roomy)).toEqual(collections.map(({ name, indexes }) => ({ name, indexes })));
  } finally {
    await roomy.close();
  }
});
