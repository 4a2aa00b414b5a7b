/** First steps: what an institution has to set up before people can report, and what makes it complete. */

/** What is counted to know how far it is. */
export interface SetupCounts {
  /** Active people of the roster who hold a role. */
  readonly people: number;
  /** Of preReviewer, reviewer, worker: those that somebody who is active has bound. */
  readonly staffed: number;
  /** Nodes of the tree, campuses and buildings included. */
  readonly places: number;
  /** Those that can be chosen, without the groups that they lie in. */
  readonly items: number;
  /** Templates that are set, of three. */
  readonly templates: number;
  readonly hasInstitution: boolean;
  /** Somebody has made codes. */
  readonly hasCodes: boolean;
}

export const STEP_IDS = ['institution', 'places', 'items', 'people', 'templates', 'codes'] as const;
export type StepId = (typeof STEP_IDS)[number];

interface StepRow {
  readonly label: string;
  /** What it is for. */
  readonly why: string;
  readonly isDone: (counts: SetupCounts) => boolean;
  /** How far it is, where a tick does not say it all. */
  readonly state?: (counts: SetupCounts) => string;
}

/** Pre-reviewers, reviewers and workers: without one of each a ticket would stop on its way. */
const STAFFED = 3;
const TEMPLATES = 3;

const peopleState = ({ people, staffed }: SetupCounts): string => {
  if (staffed === STAFFED) return `${people} 人`;
  return people > 1 ? `已录入 ${people} 人，等他们在小程序里做账户绑定` : '名册里还没有别人';
};

export const FIRST_STEPS: Readonly<Record<StepId, StepRow>> = {
  institution: {
    label: '填写单位信息',
    why: '名称、服务电话和服务范围，登录页和报修大厅上看得到',
    isDone: ({ hasInstitution }) => hasInstitution,
  },
  places: {
    label: '建立报修区域',
    why: '校区、楼栋、楼层、房号，报修时从里面选',
    isDone: ({ places }) => places > 0,
    state: ({ places }) => (places ? `${places} 处` : ''),
  },
  items: {
    label: '建立报修项目',
    why: '水电、门窗、家具这些，报修时从里面选',
    isDone: ({ items }) => items > 0,
    state: ({ items }) => (items ? `${items} 项` : ''),
  },
  people: {
    label: '录入人员名册',
    why: '预审员、审核员、维修工各至少一位，本人绑定以后工单才走得下去',
    isDone: ({ staffed }) => staffed === STAFFED,
    state: peopleState,
  },
  templates: {
    label: '设置微信提醒',
    why: '没有打开小程序的人也能收到通知；不设就只有小程序里的消息',
    isDone: ({ templates }) => templates === TEMPLATES,
    state: ({ templates }) => (templates ? `已设 ${templates} 种，共 ${TEMPLATES} 种` : ''),
  },
  codes: {
    label: '打印楼宇二维码',
    why: '贴在门上，扫一扫地点就填好了',
    isDone: ({ hasCodes }) => hasCodes,
  },
};

/** What is still to do, in the order in which it is best done. */
export const stepsLeft = (counts: SetupCounts): StepId[] =>
  STEP_IDS.filter((id) => !FIRST_STEPS[id].isDone(counts));

/** Without these nobody can report, or a report stops on its way. */
const NEEDED: readonly StepId[] = ['places', 'items', 'people'];

/** Has the institution nothing yet of what a first report needs? Then its admin is led there at once. */
export const isNew = (counts: SetupCounts): boolean => NEEDED.every((id) => !FIRST_STEPS[id].isDone(counts));
