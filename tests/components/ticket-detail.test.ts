/// <reference types="miniprogram-api-typings" />
import type { ActionId, Role } from '@xiuda/domain';
import { modelOf, roleOn } from '../../miniprogram/packages/ticket/detail/model';
import { sheetOf } from '../../miniprogram/packages/ticket/detail/sheet';
import type { WireTicket } from '../../miniprogram/services/wire';

beforeAll(() => {
  Object.assign(globalThis, { wx: { getStorageSync: () => '' } });
});

const NOW = '2026-11-21T04:00:00.000Z';
const PHONE = '13800011234';
const worker = { staffNo: 'W1', name: '陈志强' };

type Entry = WireTicket['timeline'][number];

const submitted: Entry = {
  action: 'submit',
  from: null,
  to: 'pendingPreReview',
  by: { role: 'reporter', name: '林晓' },
  at: '2026-11-21T01:48:00.000Z',
  input: {},
};

const ticket = (fields: Partial<WireTicket> = {}): WireTicket => ({
  _id: 't1',
  number: 'BX20261121-000001',
  status: 'repairing',
  version: 2,
  since: '2026-11-21T03:28:00.000Z',
  createdAt: '2026-11-21T01:48:00.000Z',
  updatedAt: '2026-11-21T03:28:00.000Z',
  isMine: false,
  reporter: { name: '林晓' },
  contactName: '林晓',
  contactPhone: PHONE,
  area: { id: 'a201', path: ['桂林洋校区', '3栋', '2层', '201'] },
  address: '卫生间洗手池',
  item: { id: 'i', path: ['水电', '水龙头'] },
  description: '水龙头关不紧',
  photos: [],
  worker,
  materials: [],
  timeline: [submitted],
  ...fields,
});

const model = (fields: Partial<WireTicket> = {}, actions: ActionId[] = [], role: Role | '' = '') =>
  modelOf(ticket(fields), actions, role, NOW);

describe('whom to call', () => {
  const place = '桂林洋校区 / 3栋 / 2层 / 201 卫生间洗手池';

  test('to the worker, whom to visit and where comes first', () => {
    expect(model({}, [], 'worker')).toMatchObject({
      first: [{ name: '林晓', note: place, phone: PHONE }],
      others: [],
    });
  });

  test('a reviewer finds the reporter below what they reported', () => {
    expect(model()).toMatchObject({ first: [], others: [{ name: '林晓', phone: PHONE }] });
  });

  test('a number that is masked is shown, and cannot be called', () => {
    expect(model({ contactPhone: '138****1234' }).others).toEqual([
      { name: '林晓 138****1234', note: place, phone: '' },
    ]);
  });

  test('the reporter calls the worker, and not themselves', () => {
    const mine = model({ isMine: true, worker: { ...worker, phone: '13800020001' } });
    expect(mine.first).toEqual([{ name: '陈志强', note: '维修工', phone: '13800020001' }]);
    expect(mine.others).toEqual([{ name: `林晓 ${PHONE}`, note: place, phone: '' }]);
  });

  test('an address that begins with the room does not name it twice', () => {
    expect(model({ address: '201 卫生间' }).others[0]?.note).toBe('桂林洋校区 / 3栋 / 2层 / 201 卫生间');
  });
});

describe('how it ended', () => {
  const rejected: Entry = {
    action: 'pre-reject',
    from: 'pendingPreReview',
    to: 'rejected',
    by: { role: 'preReviewer', name: '刘敏', staffNo: 'P1' },
    at: '2026-11-21T02:00:00.000Z',
    input: { reason: '重复报修' },
  };
  const fields = { status: 'rejected', timeline: [rejected, submitted] } as const;

  test('who refused it, why and when; the timeline does not say why again', () => {
    expect(model(fields)).toMatchObject({
      outcome: { what: '刘敏 预审拒绝', reason: '重复报修', when: '预审员 · 今天 10:00', button: '' },
      standing: { waiting: '' },
      story: [{ what: '刘敏 预审拒绝', notes: [] }, { what: '林晓 提交报修' }],
    });
  });

  test('the reporter may report the same place again', () => {
    expect(model({ ...fields, isMine: true })).toMatchObject({
      outcome: { button: '重新报修' },
      areaId: 'a201',
    });
  });

  test('what is open or done has not ended so', () => {
    expect([model().outcome, model({ status: 'rated' }).outcome]).toEqual([null, null]);
  });
});

describe('what the content check has to say', () => {
  const flagged: Entry = { ...submitted, flagged: ['address', 'description'] };
  const words = '微信提示：详细地址、报修详情可能有不合适的内容';
  const told = ({ remark, story }: ReturnType<typeof model>) => [
    remark?.words ?? '',
    ...story.map((entry) => entry.remark),
  ];

  test('stands above the words while they wait for their first look', () => {
    expect(told(model({ status: 'pendingPreReview', timeline: [flagged] }))).toEqual([
      `${words}，请先看一眼`,
      '',
    ]);
  });

  test('and in the story from then on', () => {
    expect(told(model({ status: 'pendingReview', timeline: [flagged] }))).toEqual(['', words]);
  });

  test('is said of a check that did not come to an end', () => {
    const timeline: Entry[] = [{ ...submitted, unchecked: true }];
    expect(model({ status: 'pendingPreReview', timeline }).remark).toEqual({
      words: '内容检查没有完成，请先看一眼',
      tone: 'ended',
    });
  });

  test('is nothing as a rule', () => {
    expect(told(model({ status: 'pendingPreReview' }))).toEqual(['', '']);
  });
});

describe('materials', () => {
  const materials = [{ materialId: 'm1', name: '生料带', unit: '卷', quantity: 2 }];
  const added: Entry = {
    action: 'add-materials',
    from: 'repairing',
    to: 'repairing',
    by: { role: 'worker', name: '陈志强', staffNo: 'W1' },
    at: '2026-11-21T03:30:00.000Z',
    input: { materials: [...materials, { materialId: 'm2', name: '阀芯', unit: '个', quantity: 1 }] },
  };

  test('are added at their list, and not in the bar too', () => {
    expect(model({ materials }, ['request-completion', 'add-materials'], 'worker')).toMatchObject({
      materials: {
        lines: [{ name: '生料带', amount: '× 2 卷' }],
        links: [{ action: 'add-materials', label: '添加耗材' }],
      },
      bar: ['request-completion'],
    });
  });

  test('whoever may not add any has only the list', () => {
    expect(model({ materials }, ['cancel']).materials).toMatchObject({ links: [] });
  });

  test('can be given back where there are some', () => {
    const links = (used: typeof materials) =>
      model({ materials: used }, ['add-materials', 'return-materials'], 'worker').materials.links;
    expect(links([]).map(({ label }) => label)).toEqual(['添加耗材']);
    expect(links(materials).map(({ label }) => label)).toEqual(['退回耗材', '添加耗材']);
  });

  test('of one step stand on one line of the story', () => {
    expect(model({ timeline: [added] }).story[0]?.notes).toEqual(['生料带 × 2 卷、阀芯 × 1 个']);
  });
});

describe('what was done', () => {
  const done = (at: string, note: string, photos: string[]): Entry => ({
    action: 'request-completion',
    from: 'repairing',
    to: 'pendingConfirmation',
    by: { role: 'worker', name: '陈志强', staffNo: 'W1' },
    at,
    input: { note, photos },
  });
  const first = done('2026-11-20T16:05:00.000Z', '换了垫片', ['old.jpg']);
  const second = done('2026-11-21T03:00:00.000Z', '换了阀芯', ['new.jpg']);
  const completion = { by: worker, at: second.at, note: '换了阀芯', photos: ['new.jpg'] };

  test('stands in a card; what was sent back stays in the story, with its photos', () => {
    const { completion: card, story } = model({ completion, timeline: [second, first] });
    expect(card).toEqual({
      caption: '完工情况',
      who: '陈志强 · 今天 11:00',
      note: '换了阀芯',
      advice: '',
      photos: [{ path: 'new.jpg' }],
    });
    expect(story).toMatchObject([
      { what: '陈志强 申请完工', role: '维修工', when: '今天 11:00', notes: [], photos: [] },
      { notes: ['换了垫片'], photos: [{ path: 'old.jpg' }] },
    ]);
  });

  test('times are those of the place, whatever the zone of the phone', () => {
    expect(model({ timeline: [first] }).story[0]?.when).toBe('今天 00:05');
  });

  test('a rating stands in a card', () => {
    const rating = { score: 4, comment: '来得快', at: '2026-11-21T03:40:00.000Z' };
    expect(model({ status: 'rated', rating }).rating).toEqual({
      score: 4,
      aspects: [],
      tags: [],
      comment: '来得快',
      when: '今天 11:40',
      reply: null,
    });
    const by = { role: 'reviewer', name: '王建国' } as const;
    const ratingReply = { by, at: '2026-11-21T03:45:00.000Z', text: '谢谢' };
    expect(model({ status: 'rated', rating, ratingReply }).rating?.reply).toEqual({
      ...{ who: '王建国 回复', when: '今天 11:45', text: '谢谢' },
    });
  });

  test('its sides and tags stand there as far as they were given', () => {
    const rating = { score: 5, speed: 5, attitude: 4, tags: ['上门快'], at: NOW } as const;
    expect(model({ status: 'rated', rating: { ...rating, tags: ['上门快'] } }).rating).toMatchObject({
      aspects: [
        { label: '速度', words: '5 星' },
        { label: '态度', words: '4 星' },
      ],
      tags: ['上门快'],
    });
  });

  test('what could not be repaired says so, and what to do instead; it is no success', () => {
    const unfixable = { ...completion, result: 'unfixable', advice: '整体更换' } as const;
    const entry = { ...second, input: { ...second.input, result: 'unfixable', advice: '整体更换' } } as Entry;
    const seen = model({ status: 'completed', completion: unfixable, advice: '整体更换', timeline: [entry] });
    expect(seen).toMatchObject({ tone: 'ended', completion: { caption: '未能修复', advice: '整体更换' } });
    expect(seen.story[0]?.what).toBe('陈志强 申请完工：未能修复');
  });
});

describe('a round that is over', () => {
  const rated: Entry = {
    action: 'rate',
    from: 'completed',
    to: 'rated',
    by: { role: 'reporter', name: '林晓' },
    at: '2026-11-20T03:00:00.000Z',
    input: { score: 2, speed: 4, tags: ['没有修好'], comment: '又漏了' },
  };
  const paused: Entry = {
    action: 'pause',
    from: 'repairing',
    to: 'paused',
    by: { role: 'worker', name: '陈志强' },
    at: '2026-11-19T03:00:00.000Z',
    input: { reasonCode: 'waitingParts', note: '阀芯断货', expectedAt: '2026-11-25T15:59:59.999Z' },
  };

  test('stays readable in the story: stars, tags and words, and why it waited', () => {
    const { story, tags } = model({ status: 'pendingReview', reopenCount: 2, timeline: [rated, paused] });
    expect(story.map(({ notes }) => notes)).toEqual([
      ['2 星，速度 4 星', '没有修好', '又漏了'],
      ['等材料，预计 11月25日', '阀芯断货'],
    ]);
    expect(tags).toEqual([{ words: '多次返修 · 第 2 次', tone: 'danger' }]);
  });

  test('photos that an edit left stand at the report only, those that it has replaced since in the story', () => {
    const edit = (photos: string[]): Entry => ({
      ...{ action: 'edit', from: 'pendingPreReview', to: 'pendingPreReview', input: { photos } },
      ...{ by: { role: 'reporter', name: '林晓' }, at: `2026-11-2${photos.length}T01:00:00.000Z` },
    });
    const { story } = model({ photos: ['b'], timeline: [edit(['b']), edit(['a', 'b'])] });
    expect(story.map(({ photos }) => photos.length)).toEqual([0, 2]);
  });

  test('who repaired it before is suggested', () => {
    expect(model({ suggestedWorker: worker }).suggested).toBe('W1');
  });
});

describe('a pause', () => {
  const pause = {
    ...{ by: worker, at: '2026-11-20T08:20:00.000Z', reasonCode: 'outage' as const, note: '配电房检修' },
  } as const;

  test('says why, who said so and since when', () => {
    expect(model({ status: 'paused', pause, isMyTurn: true }).standing).toEqual({
      waiting: '等你恢复维修 · 已等 32分钟',
      hint: '等恢复水电',
      tone: 'waiting',
      unseen: '',
      late: '',
      note: '配电房检修',
      by: '陈志强 · 昨天 16:20 起',
    });
  });

  test('tells the reporter that there is nothing to do', () => {
    expect(model({ status: 'paused', pause, isMine: true }).standing).toMatchObject({
      waiting: '等恢复水电',
      hint: '不用重复报修，恢复维修后会告诉你',
    });
  });
});

test('a worker acts as one only on their own ticket', () => {
  expect([roleOn(ticket(), 'W1'), roleOn(ticket(), 'W2'), roleOn(ticket(), undefined)]).toEqual([
    'worker',
    '',
    '',
  ]);
});

test('only some forms are sheets over the ticket', () => {
  expect(sheetOf('rate', 't1')).toMatchObject({ action: 'rate', keepAs: 'rate:t1', isDanger: false });
  expect([sheetOf('reject', 't1'), sheetOf('accept', 't1'), sheetOf('', 't1')]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});
