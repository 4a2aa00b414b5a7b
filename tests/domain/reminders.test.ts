/** Subscribe messages: who is told by which template, and what it says. Expected values written by hand from the issue and the contract. */
import {
  ACTIONS,
  type ActionId,
  inboxMessage,
  momentOf,
  type OutboxEntry,
  refusalOf,
  reminderOf,
  type TemplateKey,
  templateFor,
  templatesOf,
  type Ticket,
  type TimelineEntry,
} from '@xiuda/domain';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 2, minute));

const submitted: TimelineEntry = {
  requestId: 'request-1',
  inputDigest: '',
  action: 'submit',
  from: null,
  to: 'pendingPreReview',
  by: { role: 'reporter', openid: 'o-lin', name: '林晓' },
  at: at(0),
  input: {
    number: 'BX20261122-004217',
    reporter: { openid: 'o-lin', name: '林晓' },
    area: { id: '3-201', path: ['桂林洋校区', '3栋', '2层', '201'] },
    areaIds: ['g', '3', '3-2', '3-201'],
    item: { id: 'tap', path: ['水电', '水龙头'] },
    address: '卫生间',
    contactName: '林晓',
    contactPhone: '13800001234',
    description: '龙头滴水，关不紧\n地上都是水',
    photos: [],
  },
};
const by = { role: 'preReviewer', openid: 'o-liu', staffNo: 'P1', name: '刘敏' } as const;
const approved: TimelineEntry = {
  ...{ requestId: 'request-2', inputDigest: '', action: 'pre-approve', by, at: at(5) },
  ...{ from: 'pendingPreReview', to: 'pendingReview' },
  input: { reviewer: { staffNo: 'R1', name: '王建国' } },
};
const ticket: Pick<Ticket, '_id' | 'timeline'> = { _id: 'ticket/1', timeline: [submitted, approved] };

const entry = (to: OutboxEntry['to'], version: number): OutboxEntry => ({
  ...{ to, version, at: at(5), by: 'somebody' },
  action: ticket.timeline[version - 1]?.action ?? 'submit',
});
const told = (to: OutboxEntry['to'], version: number, isSet = (_: TemplateKey) => true) =>
  inboxMessage(entry(to, version), momentOf(ticket, version), { openid: 'o-x', name: '某人' }, isSet);

test.each([
  ['role:preReviewer', 1, 'preReviewer', 'review'],
  ['staff:R1', 2, 'reviewer', 'task'],
  ['reporter', 2, 'reporter', 'progress'],
] as const)('%s is told of version %i as %s, by %s', (to, version, role, template) => {
  expect(told(to, version)).toMatchObject({ toldAs: role, push: { template, state: 'queued' } });
});

const dangerous = { ...submitted, input: { ...submitted.input, danger: 'gas' as const } };
const inDanger = { ...ticket, timeline: [dangerous, approved] };

test.each<[OutboxEntry['to'], number, string]>([
  ['role:preReviewer', 1, '紧急：等你预审'],
  ['role:worker', 1, '紧急：林晓 提交报修'],
  ['role:admin', 1, '紧急：林晓 提交报修'],
  ['staff:R1', 2, '紧急：等你审核'],
  ['reporter', 2, '刘敏 审核通过，转给 王建国'],
])('%s reads of version %i of a dangerous ticket: %s', (to, version, title) => {
  const moment = momentOf(inDanger, version);
  const message = inboxMessage(entry(to, version), moment, { openid: 'o-x', name: '某人' }, () => true);
  expect(message.title).toBe(title);
  expect(message.push?.template).toBe(
    to === 'reporter' ? 'progress' : ({ 'role:preReviewer': 'review' }[to as string] ?? 'task'),
  );
});

test('whoever is told by no template reads it in the mini program only', () => {
  const message = told('reporter', 2, (key) => key !== 'progress');
  expect(message).not.toHaveProperty('push');
  expect(message).not.toHaveProperty('isUndelivered');
});

test.each<[ActionId, TemplateKey]>([
  ['pre-approve', 'task'],
  ['transfer-review', 'task'],
  ['reassign-reviewer', 'task'],
  ['return-to-review', 'review'],
  ['request-completion', 'review'],
  ['rate', 'review'],
  ['cancel', 'review'],
])('a reviewer is told of %s by %s', (action, template) => {
  expect(templateFor('reviewer', action)).toBe(template);
});

test('workers and admins are told by 新工单, pre-reviewers by 待办审核, reporters by 进度通知, whatever it is', () => {
  for (const action of Object.keys(ACTIONS) as ActionId[]) {
    expect(templateFor('worker', action)).toBe('task');
    expect(templateFor('preReviewer', action)).toBe('review');
    expect(templateFor('reporter', action)).toBe('progress');
    expect(templateFor('admin', action)).toBe('task');
  }
});

test('nobody is asked for more templates than concern them, and never for more than three', () => {
  expect(templatesOf(['reporter'])).toEqual(['progress']);
  expect(templatesOf(['reporter', 'worker'])).toEqual(['progress', 'task']);
  expect(templatesOf(['reporter', 'preReviewer'])).toEqual(['progress', 'review']);
  expect(templatesOf(['reporter', 'reviewer', 'worker', 'preReviewer', 'admin'])).toHaveLength(3);
});

const FIELDS = {
  character_string1: 'number',
  thing2: 'place',
  thing3: 'item',
  thing4: 'description',
  phrase5: 'status',
  time6: 'time',
  thing7: 'note',
  name8: 'person',
  phone_number9: 'phone',
} as const;

test('every value stands fitted in the field that the settings give it', () => {
  const { after } = momentOf(ticket, 2);
  expect(reminderOf(told('staff:R1', 2), after, { id: 'template-id', fields: FIELDS })).toEqual({
    templateId: 'template-id',
    page: 'packages/ticket/detail/detail?id=ticket%2F1',
    data: {
      character_string1: { value: 'BX20261122-004217' },
      thing2: { value: '3栋 201' },
      thing3: { value: '水龙头' },
      thing4: { value: '龙头滴水，关不紧 地上都是水' },
      phrase5: { value: '待审核' },
      time6: { value: '2026年11月22日 10:05' },
      thing7: { value: '等你审核' },
      name8: { value: '林晓' },
      phone_number9: { value: '13800001234' },
    },
  });
});

test('who need not act gets no number to call, and a reporter reads who acted', () => {
  const { after } = momentOf(ticket, 2);
  const { data } = reminderOf(told('reporter', 2), after, { id: 'template-id', fields: FIELDS });
  expect(data.phone_number9).toEqual({ value: '-' });
  expect(data.name8).toEqual({ value: '刘敏' });
});

test.each([
  [43101, {}],
  [40003, {}],
  [45168, {}],
  [47003, { ours: true }],
  [40037, { ours: true }],
  [41030, { ours: true }],
  [-1, { again: true }],
  [45009, { again: true }],
  [43108, { again: true }],
  [-604101, { again: true }],
  [-604102, { again: true }],
  [undefined, { again: true }],
])('%p is answered as %j', (code, expected) => {
  const { words, ...rest } = refusalOf(code);
  expect(rest).toEqual(expected);
  expect(words).toMatch(/^\p{Script=Han}/u);
});
