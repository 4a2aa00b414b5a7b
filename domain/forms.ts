/** What the screen asks before a step is taken. An action without a form is confirmed by its button alone. */
import type { ActionId } from './actions';
import type { StaffRole } from './roles';

export type FormField =
  | { readonly kind: 'person'; readonly name: 'reviewerId' | 'workerId'; readonly role: StaffRole }
  | {
      readonly kind: 'text';
      readonly name: 'reason' | 'note' | 'comment';
      readonly label: string;
      readonly hint: string;
      readonly optional?: boolean;
      readonly max: number;
      /** What is said most often, to tap instead of typing. */
      readonly quick?: readonly string[];
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
  | { readonly kind: 'score'; readonly name: 'score' };

export interface Form {
  readonly title: string;
  /** The words on the button that sends it. */
  readonly send: string;
  readonly fields: readonly FormField[];
  /** Short enough for a sheet over the ticket; otherwise a page of its own. */
  readonly sheet?: true;
}

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
  'request-completion': {
    title: '申请完工',
    send: '申请完工',
    fields: [
      { kind: 'photos', name: 'photos', label: '修好后的照片', max: 6, source: 'camera' },
      {
        kind: 'text',
        name: 'note',
        label: '备注',
        hint: '修了什么、换了什么',
        max: 200,
        quick: ['已更换配件', '已修好，试用正常', '现场已清理'],
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
