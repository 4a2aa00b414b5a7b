/** A ticket without one of its people: rebuilt from its timeline it is the same ticket, and nobody else has changed. */
import {
  type Departure,
  inboxMessage,
  isRemoved,
  messagesOf,
  momentOf,
  rebuild,
  removedId,
  type Rewritten,
  type Ticket,
  withoutPerson,
  wordsOf,
} from '@xiuda/domain';
import {
  at,
  complete,
  entryOf,
  openidOf,
  type PaperStep,
  R1,
  REPORTER_OPENID,
  stored,
  submit,
  SUBMISSION,
  W1,
  WAYS,
} from '../support/paper-tickets';

const ID = removedId('4f1c');
const REPORTER: Departure = { openid: REPORTER_OPENID, id: ID, phones: ['13800011234', '110'] };
const WORKER: Departure = { openid: openidOf(W1), id: ID, phones: ['13800041111'] };
const EVERY_WAY = Object.entries(WAYS) as [keyof typeof WAYS, readonly PaperStep[]][];

const without = (ticket: Ticket, departure: Departure): Ticket => ({
  ...ticket,
  ...withoutPerson(ticket, departure),
});

const told = ({ outbox: _, ...ticket }: Ticket) => ticket;

describe.each(EVERY_WAY)('at %s', (_, steps) => {
  const ticket = stored(steps);

  test.each([
    ['the reporter', REPORTER],
    ['the worker', WORKER],
    ['a worker who has left the staff', { ...WORKER, leftStaffNo: 'W1' }],
  ])('without %s it is what its timeline tells, and done twice is done once', (_who, departure) => {
    const after = without(ticket, departure);
    expect(rebuild(ticket._id, after.timeline)).toEqual(told(after));
    expect(without(after, departure)).toEqual(after);
  });

  test('nothing of the reporter is left, and nothing else has changed', () => {
    const after = without(ticket, REPORTER);
    expect(JSON.stringify(after)).not.toMatch(/openid-of-the-reporter|林晓|13800011234/);
    const { status, version, past, since, materials, photos, item, area, worker, reviewer } = ticket;
    expect(after).toMatchObject({ status, version, past, since, materials, photos, item, area });
    expect([after.worker, after.reviewer]).toEqual([worker, reviewer]);
    expect(after.timeline.map(({ action, at: when }) => [action, when])).toEqual(
      ticket.timeline.map(({ action, at: when }) => [action, when]),
    );
  });

  test('somebody who is not on it changes nothing', () => {
    expect(without(ticket, { ...REPORTER, openid: 'openid-of-a-stranger', phones: [] })).toEqual(ticket);
  });
});

test('the steps of a staff member keep the name; the openid goes', () => {
  const { timeline, worker, completion } = without(stored(WAYS.completed), WORKER);
  const own = timeline.filter(({ by }) => by.staffNo === 'W1');
  expect(own.map(({ by }) => by)).toEqual(
    own.map(() => ({ role: 'worker', staffNo: 'W1', name: W1.name, openid: 'removed-W1' })),
  );
  expect([worker, completion?.by]).toEqual([W1, W1]);
});

test('the name of a row that is not active any more goes everywhere, its number stays', () => {
  const after = without(stored(WAYS.rated), { ...WORKER, leftStaffNo: 'W1' });
  expect(JSON.stringify(after)).not.toContain(W1.name);
  expect(after.worker).toEqual({ staffNo: 'W1', name: '已注销用户' });
  expect(after.completion?.by).toEqual({ staffNo: 'W1', name: '已注销用户' });
  expect(after.reviewer).toEqual(R1);
});

test('a staff member’s own report leads neither to their number nor to what they did as staff', () => {
  const [first] = stored([submit]).timeline;
  if (!first) throw new Error('no step');
  const entry = { ...first, by: { ...first.by, staffNo: 'W1' } };
  const { timeline } = withoutPerson({ ...stored([submit]), timeline: [entry] }, REPORTER);
  expect(timeline[0]?.by).toEqual({ role: 'reporter', openid: ID, name: '已注销用户' });
});

test('neither a repeat nor the id of the ticket leads back', () => {
  const { timeline } = without(stored(WAYS.rated), REPORTER);
  const own = timeline.filter(({ by }) => by.role === 'reporter');
  expect(own.map(({ requestId, inputDigest }) => [requestId, inputDigest])).toEqual(own.map(() => [ID, ID]));
  expect(timeline[1]?.requestId).toBe('request-1-pre-approve');
});

test('numbers are hidden in everybody’s words, at their length; short ones are no person’s', () => {
  const input = { ...SUBMISSION, description: '打 13800011234，急事拨 110', address: '13800011234 室' };
  const steps = [{ ...submit, input }, ...WAYS.pendingConfirmation.slice(1, -1)];
  const noted = { ...complete, input: { ...complete.input, note: '已电话 13800011234' } };
  const after = without(stored([...steps, noted]), REPORTER);
  expect(after).toMatchObject({
    description: '打 ***********，急事拨 110',
    address: '*********** 室',
    completion: { note: '已电话 ***********' },
  });
});

test('what waits to be told is told without the person, and not to the person', () => {
  const ticket = stored(WAYS.cancelled);
  const entry = { action: 'cancel', version: 4, at: at(3), by: REPORTER_OPENID } as const;
  const outbox = [
    { ...entry, to: 'staff:W1' },
    { ...entry, to: 'reporter', version: 3, action: 'dispatch', by: openidOf(R1) },
  ] as const;
  expect(withoutPerson({ ...ticket, outbox }, REPORTER).outbox).toEqual([{ ...outbox[0], by: ID }]);
  expect(withoutPerson({ ...ticket, outbox }, { ...WORKER, openid: openidOf(R1) }).outbox).toEqual([
    outbox[0],
    { ...outbox[1], by: 'removed-R1' },
  ]);
});

test('later steps are not told to a reporter who has gone', () => {
  const before = without(stored(WAYS.pendingConfirmation), REPORTER);
  const entry = entryOf(
    { action: 'confirm-completion', by: ['reviewer', R1], from: 'pendingConfirmation', to: 'completed' },
    6,
  );
  const after = rebuild(before._id, [...before.timeline, entry]);
  expect(messagesOf(before, after, entry).map(({ to }) => to)).toEqual(['staff:W1']);
  expect([isRemoved(after.reporter.openid), isRemoved(REPORTER_OPENID)]).toEqual([true, false]);
});

test('a message says afterwards what the ticket says', () => {
  const ticket = stored(WAYS.cancelled);
  const entry = { to: 'staff:W1', action: 'cancel', version: 4, at: at(3), by: REPORTER_OPENID } as const;
  const message = {
    _id: 'message-1',
    ...inboxMessage(entry, momentOf(ticket, 4), { openid: openidOf(W1), name: W1.name }, () => false),
  };
  expect(message.title).toBe('林晓 取消工单');
  const after: Rewritten = withoutPerson(ticket, REPORTER);
  expect(wordsOf({ ...ticket, ...after }, message).title).toBe('已注销用户 取消工单');
  expect(wordsOf(ticket, message).title).toBe(message.title);
  expect(wordsOf({ ...ticket, ...after }, { ...message, isTurn: true, title: '等你接单' }).title).toBe(
    '等你接单',
  );
});
