/** The bounds of every input field: shortest, longest, one less, one more, wrong type, unknown. Source: the contract's "Bounds". */
import { type ActionId, AppError, INPUTS, parse } from '@xiuda/domain';
import { TRANSITION_IDS, TRANSITIONS } from '../support/contract';

type Fields = Record<string, unknown>;

const chars = (count: number) => '修'.repeat(count);
const photos = (count: number) => Array.from({ length: count }, (_, i) => `cloud://local.env/photo-${i}`);
const materials = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ materialId: `m${i}`, quantity: 1 }));
const quantity = (value: unknown) => [{ materialId: 'm1', quantity: value }];

/** A good value for every field of every action. */
const GOOD: Fields = {
  areaId: 'd3-201',
  address: '卫生间',
  itemId: 'faucet',
  contactName: '林晓',
  contactPhone: '13800011234',
  description: '龙头滴水',
  reviewerId: 'R1',
  workerId: 'W1',
  reason: '不归我们',
  note: '修好了',
  comment: '很快',
  score: 5,
  photos: photos(1),
  materials: materials(1),
  reasonCode: 'waitingParts',
  expectedAt: new Date(Date.now() + 86_400_000).toISOString(),
  result: 'fixed',
  speed: 5,
  quality: 4,
  attitude: 3,
  tags: ['上门快'],
  keptPhotos: [0, 2],
};

const step = { ticketId: 'ticket-1', version: 1, requestId: 'request-1' };

/** An edit needs one field of many, and advice goes with what could not be repaired. */
const BESIDE: Partial<Record<ActionId, Fields>> = { edit: { address: '阳台' } };

function minimal(action: ActionId): Fields {
  const own = Object.fromEntries(TRANSITIONS[action].must.map((field) => [field, GOOD[field]]));
  return action === 'submit' ? { requestId: step.requestId, ...own } : { ...step, ...own, ...BESIDE[action] };
}

/** Fields that are refused with a sentence; empty where the input is accepted. */
function refused(action: ActionId, input: unknown): string[] {
  try {
    parse(INPUTS[action], input);
    return [];
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'INVALID_INPUT') throw error;
    for (const sentence of Object.values(error.details ?? {})) expect(sentence).toMatch(/[\u4e00-\u9fff]/);
    return Object.keys(error.details ?? {});
  }
}

const accepted = (action: ActionId, fields: Fields) => refused(action, { ...minimal(action), ...fields });

/** Text fields: action, field, shortest, longest. */
const TEXTS: [ActionId, string, number, number][] = [
  ['submit', 'address', 1, 100],
  ['submit', 'contactName', 1, 20],
  ['submit', 'description', 2, 500],
  ['cancel', 'reason', 2, 200],
  ['pre-reject', 'reason', 2, 200],
  ['reject', 'reason', 2, 200],
  ['return-to-pre-review', 'reason', 2, 200],
  ['transfer-review', 'reason', 2, 200],
  ['return-to-review', 'reason', 2, 200],
  ['reject-completion', 'reason', 2, 200],
  ['reassign-worker', 'reason', 2, 200],
  ['reassign-reviewer', 'reason', 2, 200],
  ['request-completion', 'note', 2, 200],
  ['confirm-completion', 'note', 2, 200],
  ['rate', 'comment', 1, 500],
  ['edit', 'address', 1, 100],
  ['edit', 'contactName', 1, 20],
  ['edit', 'description', 2, 500],
  ['pause', 'note', 2, 200],
  ['resume', 'note', 2, 200],
  ['refuse-work', 'reason', 2, 200],
  ['reopen', 'reason', 2, 200],
];

describe.each(TEXTS)('%s: %s of %d to %d characters', (action, field, min, max) => {
  test.each([min, max])('%d are accepted', (count) =>
    expect(accepted(action, { [field]: chars(count) })).toEqual([]),
  );

  test.each([min - 1, max + 1])('%d are refused', (count) =>
    expect(accepted(action, { [field]: chars(count) })).toEqual([field]),
  );

  test('is trimmed before it is measured', () => {
    const input = { ...minimal(action), [field]: ` \n${chars(max)}　 ` };
    expect((parse(INPUTS[action], input) as Fields)[field]).toBe(chars(max));
    expect(accepted(action, { [field]: `   ${chars(min - 1)}   ` })).toEqual([field]);
  });

  test('counts a rare character or a face as one', () => {
    expect(accepted(action, { [field]: '𠮷'.repeat(max) })).toEqual([]);
    if (min > 1) expect(accepted(action, { [field]: '😀'.repeat(min - 1) })).toEqual([field]);
  });

  test.each([7, true, null, [], {}])('%j is no text', (value) =>
    expect(accepted(action, { [field]: value })).toEqual([field]),
  );
});

const PAUSES = ['waitingParts', 'contractor', 'noAccess', 'outage', 'other'];

/** Not of the list, too many, twice the same, no list. */
const BAD_TAGS = [
  ['随便写的'],
  ['上门快', '手艺好', '态度好', '现场干净', '讲解清楚', '没有修好'],
  ['上门快', '上门快'],
  '上门快',
  [7],
  null,
];

type Line = [ActionId, string, unknown[], unknown[]];

/** Other fields: action, field, good values, bad values. */
const OTHERS: Line[] = [
  ['submit', 'photos', [[], photos(6)], [photos(7), 'cloud://a/b', [7], ['https://a/b'], [''], null]],
  ['request-completion', 'photos', [photos(1), photos(6)], [[], photos(7), 'cloud://a/b', [null]]],
  ['add-materials', 'materials', [materials(1), materials(5)], [[], materials(6), {}, 'm1', [null]]],
  [
    'add-materials',
    'materials',
    [quantity(1), quantity(999)],
    [0, 1000, -1, 1.5, '1', NaN, null].map(quantity),
  ],
  ['add-materials', 'materials', [], [[...quantity(1), ...quantity(2)]]],
  [
    'add-materials',
    'materials',
    [],
    [[{ materialId: 'm1' }], [{ quantity: 1 }], [{ ...quantity(1)[0], price: 1 }]],
  ],
  ['rate', 'score', [1, 2, 3, 4, 5], [0, 6, 4.5, '5', null, NaN]],
  ['pre-approve', 'reviewerId', ['R1'], ['', '  ', 7, null, {}, { $ne: '' }]],
  ['dispatch', 'workerId', ['W1'], ['', '  ', 7, null, {}, { $ne: '' }]],
  ['submit', 'areaId', ['a'], ['', ' ', 7, null, {}]],
  ['submit', 'itemId', ['a'], ['', ' ', 7, null, {}]],
  ['direct-dispatch', 'workerId', ['W1'], ['', '  ', 7, null, {}, { $ne: '' }]],
  ['direct-dispatch', 'reviewerId', ['R1'], ['', '  ', 7, null, {}, { $ne: '' }]],
  ['return-materials', 'materials', [materials(1), materials(5)], [[], materials(6), [0].map(quantity)]],
  ['refuse-work', 'photos', [[], photos(3)], [photos(4), 'cloud://a/b', [7], ['https://a/b'], null]],
  ['reopen', 'photos', [[], photos(3)], [photos(4), 'cloud://a/b', [7], ['https://a/b'], null]],
  ['edit', 'photos', [[], photos(6)], [photos(7), 'cloud://a/b', [...photos(1), ...photos(1)], null]],
  [
    'edit',
    'keptPhotos',
    [[], [0], [5, 4, 3, 2, 1, 0]],
    [[6], [-1], [0.5], ['0'], [0, 0], 0, null, photos(1)],
  ],
  ['pause', 'reasonCode', PAUSES, ['', 'waiting', '材料不足', 'constructor', 7, null, PAUSES]],
  ['request-completion', 'result', ['fixed'], ['', 'broken', true, null]],
  ...(['speed', 'quality', 'attitude'] as const).map((field): Line => [
    'rate',
    field,
    [1, 2, 3, 4, 5],
    [0, 6, 4.5, '5', null, NaN],
  ]),
  ['rate', 'tags', [[], ['上门快', '手艺好', '态度好', '现场干净', '讲解清楚'], ['没有修好']], BAD_TAGS],
  ['accept', 'ticketId', ['a'], ['', 7, null, {}, { $ne: '' }]],
  ['accept', 'version', [1, 2, 4000], [0, -1, 1.5, '1', null, { $gt: 0 }]],
  ['accept', 'requestId', ['12345678', 'r'.repeat(64)], ['1234567', 'r'.repeat(65), '', 12345678, null, {}]],
  ['submit', 'requestId', ['12345678', 'r'.repeat(64)], ['1234567', 'r'.repeat(65), '', 12345678, null]],
];

describe.each(OTHERS)('%s: %s', (action, field, good, bad) => {
  if (good.length) {
    test.each(good.map((value) => [value]))('%j is accepted', (value) =>
      expect(accepted(action, { [field]: value })).toEqual([]),
    );
  }
  test.each(bad.map((value) => [value]))('%j is refused', (value) =>
    expect(accepted(action, { [field]: value })).toEqual([field]),
  );
});

test.each([
  '13800011234',
  '19912345678',
  '0898-66221234',
  '089866221234',
  '010-62345678',
  '0571-8888888',
  '66221234',
])('%s is a mainland mobile or landline number', (contactPhone) =>
  expect(accepted('submit', { contactPhone })).toEqual([]),
);

test.each([
  '',
  '12800011234',
  '1380001123',
  '138000112345',
  '+1 212 555 0100',
  '110',
  'abcdefghijk',
  '99999',
  13800011234,
])('%j is none', (contactPhone) => expect(accepted('submit', { contactPhone })).toEqual(['contactPhone']));

describe.each(TRANSITION_IDS)('%s', (action) => {
  const { must, may = [] } = TRANSITIONS[action];

  test('needs its fields and no others', () => {
    expect(refused(action, minimal(action))).toEqual([]);
    const optional = Object.fromEntries(may.map((field) => [field, GOOD[field]]));
    const { advice: _, ...fitting } = optional;
    expect(accepted(action, fitting)).toEqual([]);
  });

  test.each([...must, ...Object.keys(action === 'submit' ? { requestId: 1 } : step)])(
    'is refused without %s',
    (field) => {
      const { [field]: _, ...rest } = minimal(action);
      expect(refused(action, rest)).toEqual([field]);
    },
  );

  test.each(['openid', 'role', 'status', 'to', '$set', 'userInfo'])(
    'is refused with an unknown %s',
    (field) => {
      expect(accepted(action, { [field]: 'x' })).toEqual([field]);
    },
  );

  test.each([undefined, null, 'text', 7, []])('%j is no input', (input) => {
    expect(refused(action, input).length).toBeGreaterThan(0);
  });

  if (action !== 'submit') {
    test.each(Object.keys(GOOD).filter((field) => !must.includes(field) && !may.includes(field)))(
      'takes no %s',
      (field) => expect(accepted(action, { [field]: GOOD[field] })).toEqual([field]),
    );
  }
});

const UNFIXABLE = { result: 'unfixable', advice: '建议整套更换' };

test('what could not be repaired needs advice, and only that', () => {
  const refusedWith = (fields: Fields) => accepted('request-completion', fields);
  expect(refusedWith(UNFIXABLE)).toEqual([]);
  expect(refusedWith({ result: 'unfixable' })).toEqual(['advice']);
  expect(refusedWith({ advice: UNFIXABLE.advice })).toEqual(['advice']);
  expect(refusedWith({ ...UNFIXABLE, result: 'fixed' })).toEqual(['advice']);
  for (const advice of ['修', '修'.repeat(201), '   ', 7, null])
    expect(refusedWith({ ...UNFIXABLE, advice })).toEqual(['advice']);
  expect(refusedWith({ ...UNFIXABLE, advice: chars(200) })).toEqual([]);
});

test('what says nothing of the result is fixed', () => {
  const parsed = parse(INPUTS['request-completion'], minimal('request-completion'));
  expect(parsed).toMatchObject({ result: 'fixed' });
});

test('an edit changes something', () => {
  expect(refused('edit', step)).toEqual(['description']);
});

test('kept and new photos are six together', () => {
  const withPhotos = (kept: number, added: number) =>
    accepted('edit', { keptPhotos: [0, 1, 2, 3, 4, 5].slice(0, kept), photos: photos(added) });
  expect(withPhotos(3, 3)).toEqual([]);
  expect(withPhotos(4, 3)).toEqual(['photos']);
  expect(withPhotos(1, 6)).toEqual(['photos']);
});

describe('expectedAt', () => {
  /** Shortly before midnight at UTC+8. */
  beforeAll(() => void jest.useFakeTimers({ now: Date.parse('2026-11-25T23:30:00+08:00') }));
  afterAll(() => void jest.useRealTimers());

  const instantOf = (expectedAt: unknown) =>
    (parse(INPUTS.pause, { ...minimal('pause'), expectedAt }) as { expectedAt?: Date }).expectedAt;

  test('a day is its last instant at UTC+8', () => {
    expect(instantOf('2026-11-25')).toEqual(new Date('2026-11-25T23:59:59.999+08:00'));
    expect(instantOf('2027-02-28')).toEqual(new Date('2027-02-28T23:59:59.999+08:00'));
  });

  test('an instant comes with its zone', () => {
    expect(instantOf('2026-11-26T09:00:00+08:00')).toEqual(new Date('2026-11-26T01:00:00Z'));
    expect(instantOf('2026-11-25T15:30:00Z')).toEqual(new Date('2026-11-25T15:30:00Z'));
  });

  test.each([
    ...[
      '2026-11-24',
      '2026-11-25T15:29:59Z',
      '2026-11-25T20:00:00',
      '2027-11-27',
      '2099-01-01',
      '2026-02-30',
    ],
    ...[
      '2027-02-29',
      '2026-13-01',
      '25/11/2026',
      '明天',
      '',
      1_795_000_000_000,
      null,
      new Date('2026-11-26'),
    ],
  ])('%j is no date within a year from today', (expectedAt) =>
    expect(accepted('pause', { expectedAt })).toEqual(['expectedAt']),
  );

  test('a year ahead is the last day', () => {
    expect(accepted('pause', { expectedAt: '2027-11-25' })).toEqual([]);
  });
});

test('submit takes neither a ticket nor a version', () => {
  expect(accepted('submit', { ticketId: 'ticket-1', version: 1 }).sort()).toEqual(['ticketId', 'version']);
});
