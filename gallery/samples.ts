/** What the components on the page show: people, tickets and choices that look like a school's. */
import { treeSource } from '../miniprogram/packages/ticket/components/cascade-picker/source';
import {
  ACTOR_RULES,
  type ActionId,
  actionRow,
  type ActorRuleId,
  ALL_ACTIONS,
  FORMS,
  type MaterialOnHand,
  STAGES,
  type StaffOption,
  startsFrom,
  type Status,
  statusRow,
  type TreeNode,
  type ViewId,
} from '@xiuda/domain';
import { type Card, cardOf } from '../miniprogram/components/ticket-card/card';
import type { WireSummary } from '../miniprogram/services/wire';

/** 10:40 in China; everything else is told from here. */
const NOW = Date.parse('2026-11-21T10:40:00+08:00');
const ago = (minutes: number): string => new Date(NOW - minutes * 60_000).toISOString();

const TAP = '/photos/dripping-tap.jpg';
const MENDED = '/photos/repaired-tap.jpg';
const BENCH = '/photos/workbench.jpg';

const REVIEWER = { staffNo: 'R001', name: '王建国' };
const WORKER = { staffNo: 'W001', name: '陈志强' };

/** What somebody of this rule may do in a status; steps of the lists are offered there. */
const stepsIn = (status: Status, rule: ActorRuleId): ActionId[] =>
  ALL_ACTIONS.filter((action) => {
    const { by, stock } = actionRow(action);
    return startsFrom(action, status) && by.includes(rule) && stock === undefined;
  });

const ticket = (status: Status, rule: ActorRuleId, more: Partial<WireSummary> = {}): WireSummary => ({
  _id: `${status} for ${rule}`,
  number: 'BX20261121-0007',
  status,
  version: 1,
  since: ago(130),
  createdAt: ago(150),
  reporter: { name: '林晓' },
  area: { id: 'room', path: ['桂林洋校区', '3栋', '2层', '201'] },
  address: '卫生间洗手池',
  item: { id: 'tap', path: ['水', '水龙头'] },
  description: '卫生间洗手池水龙头关不紧，一直在滴水，地面有积水，请尽快处理。',
  photos: [TAP, BENCH],
  reviewer: REVIEWER,
  worker: WORKER,
  actions: stepsIn(status, rule),
  ...more,
});

const card = (view: ViewId, seen: WireSummary): Card => cardOf(seen, { view, now: NOW });

const MINE = { isMyTurn: true as const };
const PAUSE = {
  ...{ by: WORKER, at: ago(60), reasonCode: 'waitingParts' as const, note: '阀芯断货，已经下单' },
  expectedAt: '2026-11-25T15:59:59.999Z',
};

const colleagues = [
  { staffNo: 'W0002', name: '何永福', about: '手上没有工单 · W0002' },
  { staffNo: 'W0003', name: '郑大勇', about: '维修工、审核员 · 手上 12 单 · W0003' },
];

const people: StaffOption[] = [
  { staffNo: 'W001', name: '陈志强', openTickets: 3 },
  { staffNo: 'W002', name: '何永福', openTickets: 0 },
  { staffNo: 'W003', name: '欧阳震华', openTickets: 12 },
];

const materials: MaterialOnHand[] = [
  { id: 'core', name: '陶瓷阀芯 35mm', unit: '个', left: 1 },
  { id: 'hose', name: '不锈钢编织软管 60cm', unit: '根', left: 12 },
  { id: 'tape', name: '生料带', unit: '卷', left: 0 },
  { id: 'tube', name: 'LED 灯管 T8 1.2 米', unit: '支' },
];

const NODES: readonly TreeNode[] = [
  {
    id: 'north',
    name: '3栋',
    children: [
      { id: 'n201', name: '201' },
      { id: 'n202', name: '202' },
      { id: 'n203', name: '203' },
    ],
  },
  { id: 'library', name: '图书馆', children: [{ id: 'east', name: '四层东区' }] },
];

/** For cascade-picker's open(). */
export const PLACES = {
  title: '报修区域',
  hint: '搜索楼栋、房号',
  source: treeSource(NODES, 'n201', ['east']),
  value: 'n201',
};

const exported = (id: string, more: object) => ({
  ...{ id, scope: '2026-11-01 至 2026-11-30，已完工', who: '周明远 · 今天 10:32' },
  ...{ progress: '', percent: 100, isDone: false, ...more },
});

export const LISTS = {
  tabs: [
    { id: 'todo', label: '待处理', count: 3 },
    { id: 'confirm', label: '待确认', count: 12 },
    { id: 'done', label: '已处理', count: 0 },
  ],
  messages: [
    {
      ...{
        id: 'm1',
        ticketId: 't1',
        title: '等你接单',
        about: '水龙头 · 3栋 201',
        note: '',
        when: '5分钟前',
      },
      ...{ isTurn: true, isRead: false },
    },
    {
      ...{ id: 'm2', ticketId: 't2', title: '刘敏 预审拒绝', about: '供电 · 3栋 201', when: '昨天' },
      ...{ note: '宿舍禁用大功率电器，限电是保护', isTurn: false, isRead: true },
    },
  ],
  roster: [
    {
      ...{ staffNo: 'W0001', name: '陈志强', initial: '陈', roles: '维修工', isActive: true },
      ...{ about: 'W0001 · 13800040001 · 水电工', state: '已绑定', tone: 'done' },
    },
    {
      ...{ staffNo: 'W0006', name: '冯国才', initial: '冯', roles: '维修工、审核员', isActive: true },
      ...{ about: 'W0006', state: '未绑定', tone: 'waiting' },
    },
    {
      ...{ staffNo: 'W0013', name: '钟文彬', initial: '钟', roles: '维修工', isActive: false },
      ...{ about: 'W0013 · 13800040013', state: '已停用', tone: 'ended' },
    },
  ],
  handover: [
    {
      ...{ id: 'h1', role: 'worker', title: '水龙头 · 3栋 201', about: '维修中 · BX20261122-004217' },
      ...{ state: 'open', words: '' },
    },
    {
      ...{ id: 'h2', role: 'worker', title: '灯 · 图书馆 4层', about: '待接单 · BX20261122-138220' },
      ...{
        state: 'open',
        to: { staffNo: 'W0002', name: '何永福' },
        words: '何永福已经在这张工单上，请另选一位',
      },
    },
    {
      ...{ id: 'h3', role: 'worker', title: '门锁 · 8栋 105', about: '暂停中 · BX20261121-004217' },
      ...{ state: 'done', words: '已交给何永福' },
    },
    {
      ...{ id: 'h4', role: 'worker', title: '空调 · 3栋 310', about: '维修中 · BX20261120-650031' },
      ...{ state: 'skipped', words: '刚刚被别人处理过，已跳过' },
    },
  ],
  imports: [
    {
      ...{ stage: 'running', percent: 40, done: 80, total: 200 },
      counts: { added: 60, changed: 12, same: 6, refused: 2 },
    },
    {
      ...{ stage: 'done', percent: 100, done: 200, total: 200 },
      counts: { added: 150, changed: 30, same: 14, refused: 6 },
    },
  ],
  store: [
    { id: 'core', name: '陶瓷阀芯 35mm', note: '¥12.50 / 个', stock: '38 个', isLow: false },
    {
      id: 'tube',
      name: 'LED 灯管 T8 1.2 米',
      note: '¥13.90 / 支 · 剩 12 支时提醒',
      stock: '8 支',
      isLow: true,
    },
    { id: 'bolt', name: '六角螺栓 M8×50', note: '没有单价', stock: '没有登记库存', isLow: false },
  ],
  moved: [
    {
      ...{
        id: 'use',
        ticketId: 't1',
        name: '生料带',
        what: '维修领用 · 陈志强',
        delta: '-1 卷',
        isIn: false,
      },
      more: '今天 10:39 · BX20261122-138220 · ¥1.50',
    },
    {
      ...{
        id: 'in',
        ticketId: '',
        name: '不锈钢编织软管 60cm',
        what: '入库 · 周明远',
        delta: '+20 根',
        isIn: true,
      },
      more: '11月3日 09:12 · 采购到货',
    },
  ],
  ledger: [
    {
      ...{ id: 'l1', who: '陈志强 · 维修工', what: '等你接单 · BX20261121-004217', when: '今天 10:05' },
      ...{ state: '微信没有送到', more: '没有同意接收，或提醒次数已用完', tone: 'waiting' },
    },
    {
      ...{ id: 'l2', who: '王建国 · 审核员', what: '等你确认完工 · BX20261121-004217', when: '今天 10:32' },
      ...{ state: '已看', more: '今天 10:36 看过', tone: 'done' },
    },
  ],
  checks: [
    {
      ...{ id: 'c1', state: 'wrong', name: 'account · 取手机号' },
      found: 'account 没有登记 phonenumber.getPhoneNumber 权限',
      mend: '用微信开发者工具打开项目，在 cloudfunctions 里右键 account，选“上传并部署：所有文件”一次，约 10 分钟后再查',
    },
    {
      ...{ id: 'c2', state: 'unknown', name: 'sweep · 发提醒' },
      ...{ found: '8 秒内没有回答', mend: '过几分钟再查一次' },
    },
    {
      ...{ id: 'c3', state: 'off', name: '提醒模板 · 进度通知', found: '没有设置，这类提醒不发' },
      mend: '要发就在公众平台选好模板，填到“系统设置 → 微信提醒 → 进度通知”',
    },
    { id: 'c4', state: 'ok', name: '数据库 · 集合', found: '18 个集合都在', mend: '' },
    { id: 'c5', name: '云存储' },
  ],
  places: {
    trail: [{ id: 'east', name: '东校区' }],
    chosen: { n3: true },
    lines: [
      { id: 'n3', name: '3栋', count: '下面 62 处', where: '', state: '' },
      { id: 'n4', name: '国际学术交流中心', count: '下面 18 处', where: '', state: '已停用' },
      { id: 'n5', name: '操场', count: '', where: '', state: '' },
    ],
    found: [{ id: 'n201', name: '201', count: '', where: '东校区 / 3栋 / 2层', state: '上级已停用' }],
  },
  exports: [
    exported('e1', { what: '工单 · 3,200 条', isDone: true }),
    exported('e2', { what: '工单 · 50,000 条', progress: '已整理 12,000 条', percent: 22 }),
    exported('e3', { what: '人员 · 86 条', percent: 90, scope: '全部' }),
  ],
  items: [
    { id: 'power', level: 0, name: '水电', trade: '水电工', notice: '', state: '' },
    {
      id: 'lift',
      level: 1,
      name: '电梯',
      trade: '电梯维保',
      notice: '有人被困请先按警铃',
      danger: 'lift',
      state: '',
    },
    { id: 'fan', level: 1, name: '风扇', trade: '', notice: '', state: '已停用' },
  ],
  cards: [
    { of: '审核员', card: card('reviewer', ticket('pendingReview', 'assignedReviewer', MINE)) },
    {
      of: '报修人，没有照片',
      card: card('reporter', ticket('assigned', 'itsReporter', { photos: [] })),
    },
    { of: '维修工', card: card('worker', ticket('accepted', 'assignedWorker', MINE)) },
    {
      of: '抢单，为什么排在前面',
      card: card('worker', ticket('pooled', 'anyWorker', { fits: ['area', 'trade'], affected: 3 })),
    },
    {
      of: '已评价',
      card: card('reporter', ticket('rated', 'itsReporter', { photos: [], rating: { score: 5 } })),
    },
    {
      of: '报修人，暂停',
      card: card('reporter', ticket('paused', 'itsReporter', { photos: [], pause: PAUSE })),
    },
    {
      of: '报修人，未能修复，等验收',
      card: card(
        'reporter',
        ticket('completed', 'itsReporter', { photos: [], advice: '建议整体更换', ...MINE }),
      ),
    },
    {
      of: '审核员，返修两次',
      card: card('reviewer', ticket('pendingReview', 'assignedReviewer', { reopenCount: 2, ...MINE })),
    },
  ],
};

const photo = (path: string) => ({ path });

export const TICKET = {
  stages: [...STAGES, '全部完成'],
  story: [
    {
      key: '3',
      what: '陈志强 申请完工',
      when: '今天 10:32',
      role: '维修工',
      notes: ['阀芯老化，已更换，试水半小时不漏。'],
      remark: '微信提示：备注可能有不合适的内容',
      photos: [photo(MENDED)],
    },
    {
      key: '2',
      what: '陈志强 添加耗材',
      when: '今天 10:05',
      role: '维修工',
      notes: ['陶瓷阀芯 35mm × 1 个'],
      remark: '',
      photos: [],
    },
    {
      key: '1',
      what: '林晓 提交报修',
      when: '今天 09:48',
      role: '报修人',
      notes: [],
      remark: '',
      photos: [],
    },
  ],
  links: [
    { action: 'return-materials', label: '退回耗材' },
    { action: 'add-materials', label: '添加耗材' },
  ],
  addLink: [{ action: 'add-materials', label: '添加耗材' }],
  used: [
    { key: '1', name: '陶瓷阀芯 35mm', amount: '× 1 个' },
    { key: '2', name: '不锈钢编织软管 60cm', amount: '× 2 根' },
  ],
  photos: [photo(TAP), photo(MENDED), photo('')],
  aspects: [
    { label: '速度', words: '5 星' },
    { label: '质量', words: '4 星' },
    { label: '态度', words: '5 星' },
  ],
  tags: ['上门快', '手艺好', '讲解清楚'],
  bars: (
    [
      ['pendingReview', 'assignedReviewer'],
      ['repairing', 'assignedWorker'],
      ['assigned', 'itsReporter'],
      ['completed', 'itsReporter'],
    ] as const
  ).map(([status, rule]) => ({
    of: statusRow(status).label,
    role: ACTOR_RULES[rule].role,
    actions: stepsIn(status, rule),
  })),
};

export const FIELDS = {
  people,
  colleagues,
  chips: [
    { id: 'preReviewer', label: '预审员' },
    { id: 'reviewer', label: '审核员' },
    { id: 'worker', label: '维修工' },
    { id: 'admin', label: '管理员' },
  ],
  periods: [
    { id: 'thisMonth', label: '本月' },
    { id: 'lastMonth', label: '上月' },
    { id: 'thisYear', label: '今年' },
  ],
  suggested: [
    { staffNo: 'R0001', name: '王建国', openTickets: 3, reason: '派单规则：3栋 · 水电' },
    { staffNo: 'R0003', name: '吴清海', openTickets: 1, reason: '负责 桂林洋校区' },
    { staffNo: 'R0002', name: '李秀芳', openTickets: 0 },
  ],
  notice: '有人被困请先按轿厢里的警铃，或拨打电梯维保 0898-66009600、119，不要扒门',
  similar: ['t1', 't2', 't3'].map((ticketId, index) => ({
    ticketId,
    title: '3栋 2层公共卫生间 漏水',
    note: index ? '待审核 · 5分钟前' : '待接单 · 2小时前 · 3 人也遇到',
    kind: 'other',
  })),
  known: [
    { ticketId: 't4', title: '3栋 201 水龙头', note: '维修中 · 昨天', kind: 'own' },
    { ticketId: 't5', title: '3栋 201 水龙头', note: '待审核 · 5分钟前', kind: 'joined' },
  ],
  crowd: [...'何郑符王吴陈林黄李周韩冯'].map((family, index) => ({
    staffNo: `W${101 + index}`,
    name: `${family}师傅`,
    openTickets: index % 4,
  })),
  materials,
  few: materials.slice(0, 1),
  used: materials.slice(0, 2),
  back: [{ materialId: 'core', quantity: 1 }],
  sending: [
    { path: TAP },
    { path: MENDED, percent: 60 },
    { path: BENCH, retry: 2 },
    { path: BENCH, failed: true },
  ],
  message: [
    { label: '工单编号', value: 'BX20261122-004217' },
    { label: '故障描述', value: '卫生间洗手池的水龙头滴水，关不紧，夜里…' },
  ],
  quick: ['不在我的片区', '信息不全', '仍在保修期，已转厂家'],
};

export const STEPS = {
  reject: FORMS.reject,
  completion: FORMS['request-completion'],
  pause: FORMS.pause,
  rate: FORMS.rate,
};

const said = (id: string, who: string, about: string, text: string, more: object = {}) => ({
  ...{ id, who, about, text, photos: [], isMine: false, isInternal: false, remark: '' },
  ...more,
});

const BUBBLES = [
  said('c1', '林晓', '报修人 · 今天 10:32', '下午五点以后寝室有人，麻烦敲门'),
  said('c2', '我', '维修工 · 今天 10:40', '好，五点半到', { isMine: true }),
  said('c3', '王建国', '审核员 · 今天 11:05', '这一户上次投诉过，请提前联系', { isInternal: true }),
];

export const TALK_SAMPLES = {
  bubbles: BUBBLES,
  section: { isShown: true, unread: 2, link: '全部留言', label: '留言，2 条未读，全部留言', lines: BUBBLES },
  none: { isShown: true, unread: 0, link: '写留言', label: '留言，写留言', lines: [] },
  text: '明天上午来可以吗',
};
