/** What becomes of words that were checked, or were not. */
import {
  AppError,
  judgeTexts,
  remarkWords,
  textsOf,
  type Verdicts,
  viewTicket,
  type Actor,
} from '@xiuda/domain';
import { A1, P1, R1, reporterActor, staffActor, stored, W1, WAYS } from '../support/paper-tickets';

const TEXTS = { address: '卫生间', contactName: '林晓', description: '龙头滴水' };
const ALL_PASS: Verdicts = { address: 'pass', contactName: 'pass', description: 'pass' };

const refusalOf = (verdicts: Verdicts): unknown => {
  try {
    return judgeTexts(TEXTS, verdicts);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return [error.code, Object.keys(error.details ?? {})];
  }
};

test('words are what people write, and nothing that they choose', () => {
  const input = {
    ...TEXTS,
    requestId: 'r',
    areaId: 'a',
    contactPhone: '13800010001',
    reason: undefined,
    score: 5,
  };
  expect(textsOf(input)).toEqual(TEXTS);
  expect(textsOf({ reason: '一', note: '二', comment: '三' })).toEqual({
    reason: '一',
    note: '二',
    comment: '三',
  });
});

test('what passes leaves nothing', () => {
  expect(judgeTexts(TEXTS, ALL_PASS)).toEqual({});
  expect(judgeTexts({}, {})).toEqual({});
});

test('what is risky is refused, and names every risky field, whatever else is known', () => {
  expect(refusalOf({ ...ALL_PASS, address: 'risky' })).toEqual(['CONTENT_REJECTED', ['address']]);
  expect(refusalOf({ address: 'risky', contactName: 'review', description: 'risky' })).toEqual([
    'CONTENT_REJECTED',
    ['address', 'description'],
  ]);
});

test('what is doubtful is flagged', () => {
  expect(judgeTexts(TEXTS, { ...ALL_PASS, description: 'review' })).toEqual({ flagged: ['description'] });
});

test('what has no verdict is unchecked, beside what has one', () => {
  expect(judgeTexts(TEXTS, {})).toEqual({ unchecked: true });
  expect(judgeTexts(TEXTS, { address: 'review', contactName: 'pass' })).toEqual({
    flagged: ['address'],
    unchecked: true,
  });
});

test('verdicts on fields that are not there count for nothing', () => {
  expect(judgeTexts({ reason: '好' }, { reason: 'pass', note: 'risky' })).toEqual({});
});

test('what is said of it', () => {
  expect(remarkWords({})).toBe('');
  expect(remarkWords({ flagged: ['description'] })).toBe('微信提示：报修详情可能有不合适的内容');
  expect(remarkWords({ unchecked: true })).toBe('内容检查没有完成');
});

const [first, ...others] = stored(WAYS.completed).timeline;
if (!first) throw new Error('a ticket has at least the step that made it');
const ticket = {
  ...stored(WAYS.completed),
  timeline: [{ ...first, flagged: ['description'] as const, unchecked: true as const }, ...others],
};

test.each<[string, Actor, boolean]>([
  ['a preReviewer', staffActor(P1, 'preReviewer'), true],
  ['its reviewer', staffActor(R1, 'reviewer'), true],
  ['an admin', staffActor(A1, 'admin'), true],
  ['its worker', staffActor(W1, 'worker'), false],
  ['its reporter', reporterActor, false],
  ['its reporter who is a preReviewer', { ...reporterActor, roles: ['preReviewer'] }, false],
])('%s is told of remarks: %3$s', (_, actor, isTold) => {
  const { flagged, unchecked } = viewTicket(ticket, actor, new Map()).timeline.at(-1) ?? {};
  expect([flagged, unchecked]).toEqual(isTold ? [['description'], true] : [undefined, undefined]);
});

test('a photo that was removed leaves its place empty; one that cannot be linked now leaves none', () => {
  const withPhotos = { ...ticket, photos: ['cloud://gone', 'cloud://here', 'cloud://unknown'] };
  const links = new Map([
    ['cloud://gone', ''],
    ['cloud://here', 'https://link'],
  ]);
  expect(viewTicket(withPhotos, reporterActor, links).photos).toEqual(['', 'https://link']);
});
