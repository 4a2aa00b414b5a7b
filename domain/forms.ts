/** What the screen asks before a step is taken. An action without a form is confirmed by its button alone. */
import type { ActionId } from './actions';
import { ALL_PAUSE_REASONS, PAUSE_REASONS } from './pause-reasons';
import { ALL_ASPECTS, type Aspect, ASPECTS, MOST_TAGS } from './rating';
import type { StaffRole } from './roles';
import { RESULT_WORDS, RESULTS } from './ticket';

type ChoiceName = 'reasonCode' | 'result';

/** This field has this value. */
export interface FormCondition {
  readonly name: ChoiceName;
  readonly is: string;
}

export type FormField =
  | { readonly kind: 'person'; readonly name: 'reviewerId' | 'workerId'; readonly role: StaffRole }
  | {
      readonly kind: 'text';
      readonly name: 'reason' | 'note' | 'advice' | 'comment' | 'text';
      readonly label: string;
      readonly hint: string;
      readonly optional?: boolean;
      readonly max: number;
      /** Asked only while this field has this value, and then needed. */
      readonly onlyIf?: FormCondition;
      /** What is said most often, to tap instead of typing. */
      readonly quick?: readonly string[];
      /** Other words where this holds. */
      readonly instead?: {
        readonly if: FormCondition;
        readonly hint: string;
        readonly quick: readonly string[];
      };
    }
  | {
      readonly kind: 'photos';
      readonly name: 'photos';
      readonly label: string;
      readonly max: number;
      /** Where they come from; camera: taken on the spot as a rule. */
      readonly source: 'any' | 'camera';
    }
  | {
      readonly kind: 'materials';
      readonly name: 'materials';
      readonly max: number;
      /** What there is to choose from: everything in the store room, or what the ticket has used. */
      readonly source: 'store' | 'ticket';
    }
  | { readonly kind: 'score'; readonly name: 'score' }
  /** Stars for one side of the work, in one row. */
  | { readonly kind: 'aspect'; readonly name: Aspect; readonly label: string }
  | { readonly kind: 'tags'; readonly name: 'tags'; readonly max: number }
  | {
      readonly kind: 'choice';
      readonly name: ChoiceName;
      readonly label: string;
      readonly options: readonly { readonly id: string; readonly label: string }[];
      /** Chosen until something else is. */
      readonly first?: string;
    }
  /** A day, today at the earliest; `YYYY-MM-DD`. */
  | {
      readonly kind: 'date';
      readonly name: 'expectedAt';
      readonly label: string;
      readonly hint: string;
      readonly optional: true;
    };

export interface Form {
  readonly title: string;
  /** The words on the button that sends it. */
  readonly send: string;
  readonly fields: readonly FormField[];
  /** Short enough for a sheet over the ticket; otherwise a page of its own. */
  readonly sheet?: true;
}

type Given = Readonly<Record<string, unknown>>;

const holds = ({ name, is }: FormCondition, given: Given): boolean => given[name] === is;

/** The field as it is asked now. */
const asAsked = (field: FormField, given: Given): FormField =>
  field.kind === 'text' && field.instead && holds(field.instead.if, given)
    ? { ...field, hint: field.instead.hint, quick: field.instead.quick }
    : field;

/** What a form asks as far as it is filled in: what comes after a score waits for it, what hangs on a choice for that choice. */
export function askedFields({ fields }: Form, given: Given): FormField[] {
  const score = fields.findIndex(({ kind }) => kind === 'score');
  const asked = score < 0 || given['score'] ? fields : fields.slice(0, score + 1);
  return asked
    .filter((field) => field.kind !== 'text' || !field.onlyIf || holds(field.onlyIf, given))
    .map((field) => asAsked(field, given));
}

/** What is chosen before anybody has chosen. */
export const firstChoices = ({ fields }: Form): Record<string, string> =>
  Object.fromEntries(
    fields.flatMap((field) => (field.kind === 'choice' && field.first ? [[field.name, field.first]] : [])),
  );

type TextField = Extract<FormField, { kind: 'text' }>;

const reason = (label: string, hint: string, more: Partial<TextField> = {}): TextField => ({
  kind: 'text',
  name: 'reason',
  label,
  hint,
  max: 200,
  ...more,
});

const reviewer: FormField = { kind: 'person', name: 'reviewerId', role: 'reviewer' };
const photosIfAny: FormField = {
  kind: 'photos',
  name: 'photos',
  label: '照片（选填）',
  max: 3,
  source: 'any',
};
const worker: FormField = { kind: 'person', name: 'workerId', role: 'worker' };

export const FORMS: Partial<Record<ActionId, Form>> = {
  cancel: {
    title: '取消工单',
    send: '取消工单',
    fields: [
      reason('取消原因', '其他原因（选填）', {
        optional: true,
        quick: ['已经自己修好', '报错了', '重复报修'],
      }),
    ],
  },
  'pre-approve': { title: '工单转发', send: '指定派单', fields: [reviewer] },
  'pre-reject': {
    title: '预审拒绝',
    send: '预审拒绝',
    fields: [
      reason('拒绝原因', '报修人会看到，请写清楚为什么', {
        quick: ['不属于后勤维修范围', '重复报修', '信息不全，请补充后重报'],
      }),
    ],
  },
  'direct-dispatch': { title: '直接派单', send: '直接派单', fields: [worker, reviewer] },
  dispatch: { title: '维修工选择', send: '指定派单', fields: [worker] },
  reject: {
    title: '审核拒绝',
    send: '审核拒绝',
    fields: [
      reason('拒绝原因', '报修人会看到，请写清楚为什么', {
        quick: ['不属于后勤维修范围', '重复报修', '仍在保修期，已转厂家'],
      }),
    ],
  },
  'return-to-pre-review': {
    title: '审核退回',
    send: '审核退回',
    fields: [reason('退回原因', '预审员会看到', { quick: ['不在我的片区', '信息不全'] })],
  },
  'transfer-review': {
    title: '审核转单',
    send: '审核转单',
    fields: [
      reviewer,
      reason('转单原因', '想说明的话（选填）', { optional: true, quick: ['不在我的片区', '我今天不在岗'] }),
    ],
  },
  'return-to-review': {
    title: '维修退回',
    send: '维修退回',
    fields: [
      reason('退回原因', '审核员会看到', {
        quick: ['不是我的工种', '不在我的片区', '现场无法进入'],
      }),
    ],
  },
  'add-materials': {
    title: '添加耗材',
    send: '确定',
    fields: [{ kind: 'materials', name: 'materials', max: 5, source: 'store' }],
  },
  'return-materials': {
    title: '退回耗材',
    send: '确定',
    fields: [{ kind: 'materials', name: 'materials', max: 5, source: 'ticket' }],
  },
  pause: {
    title: '暂时无法维修',
    send: '暂停维修',
    fields: [
      {
        kind: 'choice',
        name: 'reasonCode',
        label: '原因',
        options: ALL_PAUSE_REASONS.map((id) => ({ id, label: PAUSE_REASONS[id].label })),
      },
      { kind: 'date', name: 'expectedAt', label: '预计恢复', hint: '还说不准可以不选', optional: true },
      { kind: 'text', name: 'note', label: '备注', hint: '报修人会看到，请写清楚等什么', max: 200 },
    ],
  },
  resume: {
    title: '恢复维修',
    send: '恢复维修',
    sheet: true,
    fields: [
      {
        kind: 'text',
        name: 'note',
        label: '备注',
        hint: '想说明的话（选填）',
        optional: true,
        max: 200,
        quick: ['材料已到', '现场已有人', '水电已恢复'],
      },
    ],
  },
  'request-completion': {
    title: '申请完工',
    send: '申请完工',
    fields: [
      {
        kind: 'choice',
        name: 'result',
        label: '维修结果',
        options: RESULTS.map((id) => ({ id, label: RESULT_WORDS[id] })),
        first: 'fixed',
      },
      { kind: 'photos', name: 'photos', label: '现场照片', max: 6, source: 'camera' },
      {
        kind: 'text',
        name: 'note',
        label: '备注',
        hint: '修了什么、换了什么',
        max: 200,
        quick: ['已更换配件', '已修好，试用正常', '现场已清理'],
        instead: {
          if: { name: 'result', is: 'unfixable' },
          hint: '查了什么、为什么修不了',
          quick: ['配件已停产', '损坏严重，修不了', '现场已做安全处理'],
        },
      },
      {
        kind: 'text',
        name: 'advice',
        label: '处理建议',
        hint: '建议怎么办，如整体更换、请厂家来',
        optional: true,
        onlyIf: { name: 'result', is: 'unfixable' },
        max: 200,
        quick: ['建议整体更换', '需请厂家维修', '列入大修计划'],
      },
    ],
  },
  'confirm-completion': {
    title: '确认完工',
    send: '确认完工',
    fields: [
      {
        kind: 'text',
        name: 'note',
        label: '确认完工备注',
        hint: '报修人会看到',
        max: 200,
        quick: ['已核实，使用正常', '看过照片，同意完工', '已电话回访'],
      },
    ],
  },
  'reject-completion': {
    title: '驳回完工',
    send: '驳回完工',
    fields: [
      reason('驳回完工原因', '维修工会看到，请写清楚哪里还没修好', {
        quick: ['还没修好', '照片看不清', '现场没有清理'],
      }),
    ],
  },
  rate: {
    title: '评价本次维修',
    send: '提交',
    sheet: true,
    fields: [
      { kind: 'score', name: 'score' },
      ...ALL_ASPECTS.map((name): FormField => ({ kind: 'aspect', name, label: ASPECTS[name] })),
      { kind: 'tags', name: 'tags', max: MOST_TAGS },
      {
        kind: 'text',
        name: 'comment',
        label: '评价',
        hint: '还想说点什么（选填）',
        optional: true,
        max: 500,
      },
    ],
  },
  'refuse-work': {
    title: '拒绝验收',
    send: '拒绝验收',
    fields: [
      photosIfAny,
      reason('拒绝原因', '维修工会看到，请写清楚哪里还没修好', {
        quick: ['还没修好', '修好又坏了', '现场没有清理'],
      }),
    ],
  },
  reopen: {
    title: '申请返修',
    send: '申请返修',
    fields: [
      photosIfAny,
      reason('返修原因', '审核员会看到，请写清楚又出了什么问题', {
        quick: ['同样的问题又出现了', '修好没多久又坏了', '没有修彻底'],
      }),
    ],
  },
  'reassign-worker': {
    title: '维修工选择',
    send: '指定派单',
    fields: [
      worker,
      reason('转交原因', '新的维修工会看到', { quick: ['不是我的工种', '现在走不开', '离得更近'] }),
    ],
  },
  'reassign-reviewer': {
    title: '改派审核员',
    send: '改派审核员',
    fields: [reviewer, reason('改派原因', '新的审核员会看到', { quick: ['不在岗', '片区调整'] })],
  },
};

/** 回复评价 is no step, and is asked for like one. */
export const REPLY_FORM: Form = {
  title: '回复评价',
  send: '提交回复',
  fields: [
    {
      kind: 'text',
      name: 'text',
      label: '回复',
      hint: '报修人和维修工会看到，每次评价只回复一次',
      max: 500,
      quick: ['感谢评价，我们会继续做好', '抱歉给您带来不便，已提醒改进', '有问题可以申请返修'],
    },
  ],
};
