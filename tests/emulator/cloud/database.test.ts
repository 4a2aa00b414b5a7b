/** Every database operation that wx-server-sdk has, by the SDK itself against the real database. */
import { openCloudUnderTest, type CloudUnderTest } from './cloud-under-test';

let it: CloudUnderTest;
beforeAll(async () => {
  it = await openCloudUnderTest();
});
beforeEach(() => it.cloud.database.clear());
afterAll(() => it.close());

const attempt = (code: string) =>
  `try { ${code} } catch (error) { return { errCode: error.errCode, errMsg: error.errMsg, code: error.code } }`;
const SEED = `for (const data of args.seed) await db.collection('tickets').add({ data });`;
const run = (code: string, seed: unknown[] = []) => it.run(SEED + code, { args: { seed } });
const ids = (code: string, seed: unknown[]) =>
  run(
    `const { data } = await db.collection('tickets')${code}.get(); return data.map((found) => found._id)`,
    seed,
  );

const FIVE = [1, 2, 3, 4, 5].map((n) => ({
  _id: `t${n}`,
  number: n,
  status: n % 2 ? 'assigned' : 'accepted',
  since: 1000 * n,
  tags: n === 3 ? ['urgent', 'water'] : ['water'],
  area: { id: `a${n}`, floor: n },
  materials: [{ id: 'm1', quantity: n }],
  ...(n === 5 ? { note: null } : { note: `note ${n}` }),
}));

describe('add and get', () => {
  test('keep every kind of value', async () => {
    const code = `
      const data = { _id: 'x', number: 1, text: '中文 "a"', int: 3, float: -0.5, big: 9007199254740991, yes: true, nothing: null,
        at: new Date(1767225600123), list: [1, 'two', { three: new Date(0) }, []], deep: { a: { b: {} } }, 'empty text': '' };
      await db.collection('tickets').add({ data });
      const { data: got } = await db.collection('tickets').doc('x').get();
      require('node:assert').deepStrictEqual(got, data);
      return [got.at instanceof Date, got.list[2].three.getTime()]`;
    expect(await run(code)).toEqual([true, 0]);
  });

  test('give a document without an _id one of its own', async () => {
    const { _id } = (await run(`return db.collection('tickets').add({ data: { number: 1 } })`)) as {
      _id: string;
    };
    expect(_id).toMatch(/^[0-9a-f]{16,}$/);
    expect(await ids(`.where({ number: 1 })`, [])).toEqual([_id]);
  });

  test('add many at once', async () => {
    const code = `return db.collection('tickets').add({ data: [{ _id: 'a', number: 1 }, { _id: 'b', number: 2 }] })`;
    expect(await run(code)).toMatchObject({ _ids: ['a', 'b'] });
  });

  test('refuse an _id twice', async () => {
    expect(
      await run(
        attempt(`return await db.collection('tickets').add({ data: { _id: 't1', number: 9 } })`),
        FIVE,
      ),
    ).toMatchObject({
      errCode: -502001,
      errMsg: expect.stringContaining('E11000'),
    });
  });

  test('refuse a second document in a unique index', async () => {
    expect(
      await run(attempt(`return await db.collection('tickets').add({ data: { number: 1 } })`), FIVE),
    ).toMatchObject({
      errCode: -502001,
      errMsg: expect.stringContaining('number'),
    });
  });

  test('throw for a document that is not there, unless told otherwise', async () => {
    expect(await run(attempt(`return await db.collection('tickets').doc('none').get()`))).toMatchObject({
      errMsg: expect.stringContaining('does not exist'),
    });
    const calm = `return (await cloud.database({ throwOnNotFound: false }).collection('tickets').doc('none').get()).data`;
    expect(await run(calm)).toBeNull();
  });

  test('refuse a collection that is not there, until it is created', async () => {
    const add = attempt(`return await db.collection('fresh').add({ data: { _id: 'a' } })`);
    expect(await run(add)).toMatchObject({ errCode: -502005 });
    expect(await run(`return db.createCollection('fresh')`)).toMatchObject({ errMsg: 'createCollection:ok' });
    expect(await run(add)).toMatchObject({ _id: 'a' });
  });
});

describe('where', () => {
  test.each([
    ['a value', `{ status: 'accepted' }`, ['t2', 't4']],
    ['a nested value', `{ area: { floor: 3 } }`, ['t3']],
    ['eq', `{ since: _.eq(2000) }`, ['t2']],
    ['neq', `{ status: _.neq('accepted') }`, ['t1', 't3', 't5']],
    ['lt', `{ since: _.lt(2000) }`, ['t1']],
    ['lte', `{ since: _.lte(2000) }`, ['t1', 't2']],
    ['gt and lt', `{ since: _.gt(1000).lt(4000) }`, ['t2', 't3']],
    ['gte', `{ since: _.gte(4000) }`, ['t4', 't5']],
    ['in', `{ number: _.in([1, 4, 9]) }`, ['t1', 't4']],
    ['nin', `{ number: _.nin([1, 4]) }`, ['t2', 't3', 't5']],
    ['exists', `{ reviewer: _.exists(true) }`, []],
    ['null', `{ note: null }`, ['t5']],
    ['and of a field', `{ since: _.and(_.gt(1000), _.lt(3000)) }`, ['t2']],
    ['or of a field', `{ since: _.lt(2000).or(_.gt(4000)) }`, ['t1', 't5']],
    ['or of documents', `_.or([{ number: 1 }, { status: 'accepted', number: 4 }])`, ['t1', 't4']],
    ['and of documents', `_.and([{ status: 'assigned' }, { number: _.gt(1) }])`, ['t3', 't5']],
    ['nor', `{ number: _.nor([_.lt(3), _.gt(3)]) }`, ['t3']],
    ['not', `{ number: _.not(_.lt(4)) }`, ['t4', 't5']],
    ['mod', `{ number: _.mod(2, 1) }`, ['t1', 't3', 't5']],
    ['an element', `{ tags: 'urgent' }`, ['t3']],
    ['all', `{ tags: _.all(['water', 'urgent']) }`, ['t3']],
    ['size', `{ tags: _.size(1) }`, ['t1', 't2', 't4', 't5']],
    ['elemMatch', `{ materials: _.elemMatch({ id: 'm1', quantity: _.gt(4) }) }`, ['t5']],
    ['a path into an array', `{ 'materials.quantity': 2 }`, ['t2']],
    ['a regular expression', `{ note: /^note [12]$/ }`, ['t1', 't2']],
    ['db.RegExp', `{ note: db.RegExp({ regexp: '^NOTE 3', options: 'i' }) }`, ['t3']],
  ])('by %s', async (_case, condition, expected) => {
    expect(((await ids(`.where(${condition})`, FIVE)) as string[]).sort()).toEqual(expected);
  });

  test('by dates', async () => {
    const seed = `await db.collection('tickets').add({ data: { _id: 'd', number: 1, at: new Date(5000) } });`;
    const code = `const { data } = await db.collection('tickets').where({ at: _.gt(new Date(4000)).and(_.lt(new Date(6000))) }).get(); return data.length`;
    expect(await run(seed + code)).toBe(1);
  });

  test('refuses a regular expression that is none', async () => {
    const code = attempt(
      `return await db.collection('tickets').where({ note: db.RegExp({ regexp: '(' }) }).get()`,
    );
    expect(await run(code)).toMatchObject({ errCode: -502001 });
  });
});

describe('a query', () => {
  test.each([
    [`.orderBy('since', 'desc')`, ['t5', 't4', 't3', 't2', 't1']],
    [`.orderBy('status', 'asc').orderBy('since', 'desc')`, ['t4', 't2', 't5', 't3', 't1']],
    [`.orderBy('since', 'asc').skip(1).limit(2)`, ['t2', 't3']],
    [`.limit(0)`, ['t1', 't2', 't3', 't4', 't5']],
  ])('with %s', async (code, expected) => {
    expect(await ids(code, FIVE)).toEqual(expected);
  });

  test('counts', async () => {
    expect(
      await run(`return db.collection('tickets').where({ status: 'assigned' }).count()`, FIVE),
    ).toMatchObject({ total: 3 });
    expect(await run(`return db.collection('tickets').count()`)).toMatchObject({ total: 5 });
  });

  test.each([
    [`{ number: true }`, { _id: 't1', number: 1 }],
    [`{ number: true, _id: false }`, { number: 1 }],
    [`{ 'area.id': true, _id: false }`, { area: { id: 'a1' } }],
  ])('with field(%s)', async (fields, expected) => {
    const code = `return (await db.collection('tickets').where({ number: 1 }).field(${fields}).get()).data[0]`;
    expect(await run(code, FIVE)).toEqual(expected);
    await it.cloud.database.clear();
    expect(
      await run(`return (await db.collection('tickets').doc('t1').field(${fields}).get()).data`, FIVE),
    ).toEqual(expected);
  });

  test('gives 100 documents unless told, and 1000 at most', async () => {
    const code = `
      for (let batch = 0; batch < 11; batch++)
        await db.collection('notes').add({ data: Array.from({ length: 100 }, (_, n) => ({ n: batch * 100 + n })) });
      const lengths = [];
      for (const query of [db.collection('notes'), db.collection('notes').limit(101), db.collection('notes').limit(5000)])
        lengths.push((await query.get()).data.length);
      return lengths`;
    expect(await run(code)).toEqual([100, 101, 1000]);
  });
});

describe('update', () => {
  const changed = (change: string, document = FIVE[2]) =>
    run(
      `await db.collection('tickets').doc('t3').update({ data: ${change} }); return (await db.collection('tickets').doc('t3').get()).data`,
      [document],
    );

  test.each([
    ['a value', `{ status: 'paused' }`, { status: 'paused', since: 3000 }],
    ['a nested value, keeping its neighbours', `{ area: { id: 'b' } }`, { area: { id: 'b', floor: 3 } }],
    ['_.set, replacing the whole object', `{ area: _.set({ id: 'b' }) }`, { area: { id: 'b' } }],
    ['_.inc', `{ since: _.inc(-1) }`, { since: 2999 }],
    ['_.mul', `{ since: _.mul(2) }`, { since: 6000 }],
    ['_.min and _.max', `{ since: _.min(5), number: _.max(7) }`, { since: 5, number: 7 }],
    [
      '_.push',
      `{ tags: _.push(['a', { b: new Date(1) }]) }`,
      { tags: ['urgent', 'water', 'a', { b: new Date(1).toISOString() }] },
    ],
    [
      '_.push with modifiers',
      `{ tags: _.push({ each: ['a'], position: 0, slice: 2 }) }`,
      { tags: ['a', 'urgent'] },
    ],
    ['_.unshift', `{ tags: _.unshift('a') }`, { tags: ['a', 'urgent', 'water'] }],
    ['_.pop', `{ tags: _.pop() }`, { tags: ['urgent'] }],
    ['_.shift', `{ tags: _.shift() }`, { tags: ['water'] }],
    ['_.addToSet', `{ tags: _.addToSet('water') }`, { tags: ['urgent', 'water'] }],
    ['_.pull', `{ tags: _.pull('water') }`, { tags: ['urgent'] }],
    ['_.pull by a condition', `{ materials: _.pull({ quantity: _.gt(2) }) }`, { materials: [] }],
    ['_.rename', `{ note: _.rename('remark') }`, { remark: 'note 3' }],
    ['a dotted path', `{ 'area.floor': 9 }`, { area: { id: 'a3', floor: 9 } }],
  ])('with %s', async (_case, change, expected) => {
    expect(await changed(change)).toMatchObject(expected);
  });

  test('with _.remove', async () => {
    expect(await changed(`{ note: _.remove() }`)).not.toHaveProperty('note');
  });

  test('with where changes all that match, and says how many', async () => {
    const code = `const { stats } = await db.collection('tickets').where({ status: 'assigned' }).update({ data: { status: 'accepted' } });
      return [stats.updated, (await db.collection('tickets').where({ status: 'accepted' }).count()).total]`;
    expect(await run(code, FIVE)).toEqual([3, 5]);
  });

  test('that expects a version changes nothing when somebody was faster', async () => {
    const code = `const step = () => db.collection('tickets').where({ _id: 't1', version: 1 }).update({ data: { version: _.inc(1) } });
      const both = await Promise.all([step(), step()]); return both.map(({ stats }) => stats.updated).sort()`;
    expect(await run(code, [{ _id: 't1', number: 1, version: 1 }])).toEqual([0, 1]);
  });

  test('that MongoDB would refuse is refused', async () => {
    const code = attempt(
      `return await db.collection('tickets').doc('t1').update({ data: { status: _.inc(1) } })`,
    );
    expect(await run(code, FIVE)).toMatchObject({ errCode: -502001 });
  });

  test('and set, remove say how many they touched', async () => {
    const code = `const tickets = db.collection('tickets');
      const created = await tickets.doc('new').set({ data: { number: 10 } });
      const replaced = await tickets.doc('t1').set({ data: { number: 11 } });
      const removed = await tickets.doc('t2').remove();
      const missing = await tickets.doc('t2').remove();
      const many = await tickets.where({ status: 'assigned' }).remove();
      return [created.stats, replaced.stats, removed.stats, missing.stats, many.stats, (await tickets.doc('t1').get()).data]`;
    expect(await run(code, FIVE)).toEqual([
      { updated: 0, created: 1 },
      { updated: 1, created: 0 },
      { removed: 1 },
      { removed: 0 },
      { removed: 2 },
      { _id: 't1', number: 11 },
    ]);
  });
});

describe('serverDate', () => {
  const NEAR = 5000;
  const read = (caller?: { openid: string; now: number }) =>
    it.run(
      `await db.collection('notes').add({ data: { _id: 's', at: db.serverDate(), later: db.serverDate({ offset: 60000 }), list: [] } });
       await db.collection('notes').doc('s').update({ data: { changed: db.serverDate(), list: _.push([{ at: db.serverDate() }]) } });
       const { data } = await db.collection('notes').doc('s').get();
       return [data.at, data.changed, data.list[0].at, data.later].map(Number)`,
      caller ? { caller } : {},
    ) as Promise<number[]>;

  test('stands for the present', async () => {
    const [at = 0, changed = 0, pushed = 0, later = 0] = await read();
    for (const time of [at, changed, pushed]) expect(Math.abs(time - Date.now())).toBeLessThan(NEAR);
    expect(later - at).toBe(60000);
  });

  test('stands for the time of the call, where the call has a time of its own', async () => {
    const now = Date.UTC(2026, 0, 31);
    const [at = 0, changed = 0] = await read({ openid: 'user-1', now });
    expect(at - now).toBeGreaterThanOrEqual(0);
    expect(changed - now).toBeLessThan(NEAR);
  });
});

describe('an aggregate', () => {
  test('matches, groups and sorts', async () => {
    const code = `const $ = _.aggregate;
      const { list } = await db.collection('tickets').aggregate().match({ number: _.gt(1) })
        .group({ _id: '$status', count: $.sum(1), most: $.max('$since') }).sort({ _id: 1 }).end(); return list`;
    expect(await run(code, FIVE)).toEqual([
      { _id: 'accepted', count: 2, most: 4000 },
      { _id: 'assigned', count: 2, most: 5000 },
    ]);
  });

  test('gives 20 documents unless it sets a limit', async () => {
    const code = `await db.collection('notes').add({ data: Array.from({ length: 30 }, (_, n) => ({ n })) });
      const all = db.collection('notes').aggregate();
      return [(await all.project({ n: 1 }).end()).list.length, (await db.collection('notes').aggregate().limit(25).end()).list.length]`;
    expect(await run(code)).toEqual([20, 25]);
  });
});

describe('a transaction', () => {
  const PAIR = [
    { _id: 'a', number: 1, stock: 5 },
    { _id: 'b', number: 2, stock: 0 },
  ];
  const stocks = `return (await db.collection('tickets').orderBy('number', 'asc').get()).data.map((found) => found.stock)`;
  const MOVE = `await t.collection('tickets').doc('a').update({ data: { stock: _.inc(-1) } });
    await t.collection('tickets').doc('b').update({ data: { stock: _.inc(1) } });`;

  test('sees its own writes and commits them together', async () => {
    const code = `const seen = await db.runTransaction(async (t) => { ${MOVE}
        await t.collection('tickets').add({ data: { _id: 'c', number: 3, stock: 9 } });
        return (await t.collection('tickets').doc('a').get()).data.stock; });
      const all = await (async () => { ${stocks} })(); return { seen, all }`;
    expect(await run(code, PAIR)).toEqual({ seen: 4, all: [4, 1, 9] });
  });

  test('leaves nothing when it is rolled back or throws', async () => {
    const code = `
      const reason = await db.runTransaction(async (t) => { ${MOVE} await t.rollback('changed my mind') }).catch((error) => error);
      const thrown = await db.runTransaction(async (t) => { ${MOVE} throw new Error('broken') }).catch((error) => error.message);
      const all = await (async () => { ${stocks} })(); return { reason, thrown, all }`;
    expect(await run(code, PAIR)).toEqual({
      reason: 'changed my mind',
      thrown: expect.stringContaining('broken'),
      all: [5, 0],
    });
  });

  test('gives null for a document that is not there', async () => {
    const code = `const calm = cloud.database({ throwOnNotFound: false });
      return calm.runTransaction(async (t) => (await t.collection('tickets').doc('none').get()).data)`;
    expect(await run(code)).toBeNull();
  });

  test('is tried again by the SDK when the conflict comes at the commit', async () => {
    await it.addFault({
      match: { action: 'database.commitTransaction' },
      effect: { code: 'DATABASE_TRANSACTION_CONFLICT' },
    });
    const code = `let tries = 0; await db.runTransaction(async (t) => { tries += 1; ${MOVE} });
      const all = await (async () => { ${stocks} })(); return { tries, all }`;
    expect(await run(code, PAIR)).toEqual({ tries: 2, all: [4, 1] });
  });

  test('is not tried again by the SDK when the conflict comes at an operation', async () => {
    await it.addFault({
      match: { action: 'database.modifyDocument' },
      effect: { code: 'DATABASE_TRANSACTION_CONFLICT' },
    });
    const code = attempt(`await db.runTransaction(async (t) => { ${MOVE} }); return 'committed'`);
    expect(await run(code, PAIR)).toEqual({ errCode: -501001, errMsg: expect.any(String) });
  });

  test('meets another one: one of them commits first, none is lost', async () => {
    const code = `
      const move = async () => {
        for (let attempt = 0; attempt < 20; attempt++) {
          try { return await db.runTransaction(async (t) => {
            const { data } = await t.collection('tickets').doc('a').get();
            await t.collection('tickets').doc('a').update({ data: { stock: data.stock - 1 } });
            await t.collection('tickets').doc('b').update({ data: { stock: _.inc(1) } });
          }) } catch (error) { if (!/conflict/i.test(error.errMsg ?? error.message)) throw error }
        }
        throw new Error('never got through');
      };
      await Promise.all([move(), move(), move()]); ${stocks}`;
    expect(await run(code, PAIR)).toEqual([2, 3]);
  });

  test('does not hold what where().update() writes: that goes outside', async () => {
    const code = `await db.runTransaction(async (t) => {
        await t.collection('tickets').where({ _id: 'a' }).update({ data: { stock: 0 } });
        throw new Error('undo');
      }).catch(() => undefined); ${stocks}`;
    expect(await run(code, PAIR)).toEqual([0, 0]);
  });
});

test('documents survive a restart of the cloud', async () => {
  await run(`return 1`, FIVE);
  await it.restart();
  expect(await ids(`.orderBy('number', 'asc')`, [])).toEqual(['t1', 't2', 't3', 't4', 't5']);
});

describe('strict', () => {
  test('refuses a query without an index and says which', async () => {
    const strict = await openCloudUnderTest({ strict: true });
    try {
      const ask = (where: string) =>
        strict.run(attempt(`return (await db.collection('tickets').where(${where}).get()).data`));
      expect(await ask(`{ status: 'assigned' }`)).toEqual([]);
      expect(await ask(`{ note: 'x' }`)).toMatchObject({
        errCode: -502001,
        errMsg: expect.stringContaining('no index serves'),
      });
    } finally {
      await strict.close();
    }
  });
});
