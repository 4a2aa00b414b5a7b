/** The settings in words: for the pages of admins and the record of what they change. */
import { type AuditChange, changesOf } from './audit';
import type { Calendar } from './calendar';
import { CLOCK_LABELS, type Pressure } from './clocks';
import { TEMPLATES } from './reminders';
import { type Fact, type Settings, type SettingsPart, TEMPLATE_KEYS, type TemplateSetting } from './settings';
import { CLOCKS } from './statuses';

export const PART_LABELS: Readonly<Record<SettingsPart, string>> = {
  institution: '单位信息',
  limits: '张数和时限',
  messages: '微信提醒',
  content: '内容检查',
  urgency: '紧急报修',
  clocks: '办理时限',
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

export const PRESSURE_LABELS: Readonly<Record<Pressure, string>> = { normal: '一般', dangerous: '紧急' };

const WEEKDAYS = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'];

/** Of a weekday, 1 to 7. */
export const weekdayLabel = (day: number): string => WEEKDAYS[day - 1] ?? '';

/** `08:00 到 18:00`, `22:00 到次日 06:00`, `全天`. */
export function hoursWords({ from, to }: Pick<Calendar, 'from' | 'to'>): string {
  if (from === to) return '全天';
  return from < to ? `${from} 到 ${to}` : `${from} 到次日 ${to}`;
}

const datesOf = ({ dates }: Calendar, wanted: string): string[] =>
  Object.entries(dates).flatMap(([date, kind]) => (kind === wanted ? [date] : []));

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
  clocks: ({ hours, calendar }) => [
    ...(['normal', 'dangerous'] as const).flatMap((pressure) =>
      CLOCKS.map(
        (clock) =>
          [
            `${PRESSURE_LABELS[pressure]}报修，${CLOCK_LABELS[clock]}（小时）`,
            hours[pressure][clock],
          ] as const,
      ),
    ),
    ['上班的日子', calendar.days.map(weekdayLabel).join('、')],
    ['上班时间', hoursWords(calendar)],
    ['放假', datesOf(calendar, 'holiday').join('、')],
    ['补班', datesOf(calendar, 'workday').join('、')],
  ],
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
