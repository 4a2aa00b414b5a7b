/** Notices: what people are told beside transitions. */
import {
  inboxMessage,
  ledgerRow,
  momentOf,
  type Notice,
  noticeEntries,
  reminderOf,
  tellsTurn,
  viewMessage,
  withoutPerson,
} from '@xiuda/domain';
import { at, openidOf, played, R1, REPORTER_OPENID, stored, W1, WAYS } from '../support/paper-tickets';

const said: Notice = {
  kind: 'comment',
  id: 'comment-1',
  from: { role: 'worker', staffNo: W1.staffNo, name: W1.name },
  words: '明天上午来，请打 13800001234',
};
const now = at(40);
const repairing = played(WAYS.repairing);
const from = (openid: string) => ({ at: now, by: openid });
const rules = (notice: Notice, by = 'somebody', ticket = repairing) =>
  noticeEntries(ticket, notice, from(by)).map(({ to, as }) => `${to} as ${as}`);

test('a comment is told to the others on the ticket, each in their role', () => {
  expect(rules(said, openidOf(W1))).toEqual(['reporter as reporter', 'staff:R1 as reviewer']);
});

test('before anybody has it, its queue is told', () => {
  const notice = { ...said, from: { role: 'reporter', name: '林晓' } } as const;
  expect(rules(notice, REPORTER_OPENID, played(WAYS.pendingPreReview))).toEqual([
    'role:preReviewer as preReviewer',
  ]);
});

test('the reporter is never told of an internal note', () => {
  expect(rules({ ...said, kind: 'internalNote' }, openidOf(W1))).toEqual(['staff:R1 as reviewer']);
});

test('an urge is told to whoever has the turn', () => {
  expect(rules({ kind: 'urge', id: 'urge-1' }, REPORTER_OPENID)).toEqual(['staff:W1 as worker']);
});

test('whoever tells may choose whom, and nobody is told twice', () => {
  const told = noticeEntries(
    repairing,
    { kind: 'late', id: 'late-1', words: '维修已超时 2 小时' },
    { at: now, by: '', tells: ['admins', 'reviewer'], also: [{ staffNo: 'R1', role: 'admin' }] },
  );
  expect(told.map(({ to, as }) => `${to} as ${as}`)).toEqual(['role:admin as admin', 'staff:R1 as reviewer']);
});

const ticket = stored(WAYS.repairing);
const moment = momentOf(ticket, ticket.version);
const message = (notice: Notice, by: string, to: string) => {
  const entry = noticeEntries(repairing, notice, from(by)).find((one) => one.to === to);
  if (!entry) throw new Error(`${to} is not told`);
  return { _id: 'm1', ...inboxMessage(entry, moment, { openid: 'o-x', name: '某人' }, () => true) };
};

test('a comment reads as who said what, and asks nobody to act', () => {
  const seen = viewMessage(message(said, openidOf(W1), 'reporter'));
  expect(seen).toMatchObject({
    title: `${W1.name} 留言`,
    note: said.words,
    isTurn: false,
    notice: 'comment',
  });
  expect(JSON.stringify(seen)).not.toMatch(/openid|comment-1/);
});

test('an urge asks whoever has the turn to act, by the template of their role', () => {
  const urge: Notice = { kind: 'urge', id: 'u', from: { role: 'reporter', name: '林晓' } };
  const told = message(urge, REPORTER_OPENID, 'staff:W1');
  expect(told).toMatchObject({ title: '林晓 催你处理', isTurn: true, push: { template: 'task' } });
  const entry = noticeEntries(repairing, urge, from(REPORTER_OPENID));
  expect(entry.map((one) => tellsTurn(one, moment))).toEqual([true]);
});

test('what the system says stands alone', () => {
  const late: Notice = { kind: 'late', id: 'late-1', words: '维修已超时 2 小时' };
  expect(message(late, '', 'staff:W1')).toMatchObject({ title: '维修已超时 2 小时', isTurn: true });
  expect(message(late, '', 'staff:W1')).not.toHaveProperty('note');
});

test('admins are told as admins', () => {
  const [entry] = noticeEntries(repairing, said, { ...from(openidOf(W1)), tells: ['admins'] });
  if (!entry) throw new Error('nobody is told');
  const told = inboxMessage(entry, moment, { openid: 'o-a', name: '孙校' }, () => true);
  expect(told).toMatchObject({ toldAs: 'admin' });
  expect(ledgerRow({ _id: 'm1', ...told })).toMatchObject({ role: 'admin', title: `${W1.name} 留言` });
});

test('WeChat names who wrote, and the words', () => {
  const { data } = reminderOf(message(said, openidOf(W1), 'reporter'), moment.after, {
    id: 'template',
    fields: { thing1: 'note', name2: 'person' },
  });
  expect(data).toEqual({ thing1: { value: '明天上午来，请打 13800001234' }, name2: { value: W1.name } });
});

test('a notice that waits loses the number and the name of who leaves, and stays', () => {
  const outbox = [
    ...noticeEntries(repairing, { ...said, from: { role: 'reporter', name: '林晓' } }, from(REPORTER_OPENID)),
    ...noticeEntries(repairing, said, from(openidOf(W1))),
  ];
  const gone = { openid: REPORTER_OPENID, id: 'removed-1', phones: ['13800001234'] };
  const left = withoutPerson({ ...ticket, outbox }, gone).outbox;
  expect(left.map(({ to, by, notice }) => [to, by, notice?.from?.name, notice?.words])).toEqual([
    ['staff:R1', 'removed-1', '已注销用户', '明天上午来，请打 ***********'],
    ['staff:W1', 'removed-1', '已注销用户', '明天上午来，请打 ***********'],
    ['staff:R1', openidOf(W1), W1.name, '明天上午来，请打 ***********'],
  ]);
});

test('staff who remove their account keep their name, as long as the roster has it', () => {
  const outbox = noticeEntries(repairing, said, from(openidOf(W1)));
  const gone = { openid: openidOf(W1), id: 'removed-2', phones: [] };
  const names = (leftStaffNo?: string) =>
    withoutPerson(
      { ...ticket, outbox },
      { ...gone, ...(leftStaffNo !== undefined && { leftStaffNo }) },
    ).outbox.map(({ by, notice }) => [by, notice?.from?.name]);
  expect(new Set(names().flat())).toEqual(new Set(['removed-W1', W1.name]));
  expect(new Set(names('W1').flat())).toEqual(new Set(['removed-W1', '已注销用户']));
});

test('a reply to a rating is told to who rated and who was rated', () => {
  expect(rules({ kind: 'replyRating', id: 'r1', from: { role: 'reviewer', ...R1 } }, openidOf(R1))).toEqual([
    'reporter as reporter',
    'staff:W1 as worker',
  ]);
});
