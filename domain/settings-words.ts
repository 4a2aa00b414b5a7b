/** The settings in words: for the pages of admins and the record of what they change. */
import { type AuditChange, changesOf } from './audit';
import { TEMPLATES } from './reminders';
import { type Fact, type Settings, type SettingsPart, TEMPLATE_KEYS, type TemplateSetting } from './settings';

export const PART_LABELS: Readonly<Record<SettingsPart, string>> = {
  institution: '单位信息',
  limits: '张数和时限',
  messages: '微信提醒',
  content: '内容检查',
  urgency: '紧急报修',
};

export const FACT_LABELS: Readonly<Record<Fact, string>> = {
  number: '工单号',
  item: '报修项目',
  place: '报修区域',
  description: '报修详情',
  status: '当前状态',
  time: '更新时间',
  note: '原因或备注',
  person: '报修人或办理人',
  phone: '联系电话',
};

export const OPENS_LABELS: Readonly<Record<Settings['messages']['opens'], string>> = {
  formal: '正式版',
  trial: '体验版',
  developer: '开发版',
};

/** May pre-reviewers dispatch a dangerous ticket themselves? */
export const directDispatchWords = (isAllowed: boolean): string => (isAllowed ? '允许' : '不允许');

const onOff = (value: boolean): string => (value ? '检查' : '不检查');

/** `thing1 报修项目、time2 更新时间`. */
const fieldWords = (template: TemplateSetting | undefined): string =>
  Object.entries(template?.fields ?? {})
    .map(([keyword, fact]) => `${keyword} ${FACT_LABELS[fact]}`)
    .join('、');

type Fields = readonly (readonly [label: string, value: string | number])[];

const FIELDS: { readonly [P in SettingsPart]: (part: Settings[P]) => Fields } = {
  institution: ({ name, phone, hours, scope }) => [
    ['服务名称', name],
    ['服务电话', phone],
    ['服务时间', hours],
    ['服务范围', scope],
  ],
  limits: ({ photos, urgeHours, acceptDays }) => [
    ['照片最多几张', photos],
    ['催促间隔（小时）', urgeHours],
    ['自动验收（天）', acceptDays],
  ],
  messages: ({ templates, opens }) => [
    ...TEMPLATE_KEYS.flatMap((key): Fields => [
      [`${TEMPLATES[key].label}，模板编号`, templates[key]?.id ?? ''],
      [`${TEMPLATES[key].label}，关键词`, fieldWords(templates[key])],
    ]),
    ['点提醒打开', OPENS_LABELS[opens]],
  ],
  content: ({ checksText, checksPhotos }) => [
    ['文字', onOff(checksText)],
    ['照片', onOff(checksPhotos)],
  ],
  urgency: ({ directDispatch }) => [['预审员直接派单', directDispatchWords(directDispatch)]],
};

/** What has changed between two states of a part, as people read it. */
export function settingsChanges<P extends SettingsPart>(
  part: P,
  before: Settings[P],
  after: Settings[P],
): AuditChange[] {
  const now = FIELDS[part](after);
  return changesOf(FIELDS[part](before).map(([label, from], at) => [label, from, now[at]?.[1]] as const));
}
