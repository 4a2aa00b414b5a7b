/** The settings as lines of a page. */
import {
  directDispatchWords,
  hoursWords,
  OPENS_LABELS,
  ROLES,
  type Settings,
  TEMPLATE_KEYS,
  type TemplateKey,
  TEMPLATES,
} from '@xiuda/domain';

export interface TemplateLine {
  readonly key: TemplateKey;
  readonly label: string;
  /** `给维修工、审核员 · 已设置`. */
  readonly value: string;
}

const templateLine = (key: TemplateKey, { templates }: Settings['messages']): TemplateLine => {
  const { label, roles } = TEMPLATES[key];
  return {
    key,
    label,
    value: `给${roles.map((role) => ROLES[role].label).join('、')} · ${templates[key] ? '已设置' : '未设置'}`,
  };
};

const onOff = (isOn: boolean): string => (isOn ? '检查' : '不检查');

export const linesOf = ({ institution, limits, messages, content, urgency, clocks }: Settings) => ({
  institution: institution.name || '还没有填写',
  photos: `${limits.photos} 张`,
  hours: `维修 ${clocks.hours.normal.repair} 小时`,
  workingTime: hoursWords(clocks.calendar),
  urgeHours: `每 ${limits.urgeHours} 小时一次`,
  acceptDays: `${limits.acceptDays} 天后`,
  templates: TEMPLATE_KEYS.map((key) => templateLine(key, messages)),
  opens: OPENS_LABELS[messages.opens],
  text: onOff(content.checksText),
  pictures: onOff(content.checksPhotos),
  directDispatch: directDispatchWords(urgency.directDispatch),
});

export const NO_LINES: ReturnType<typeof linesOf> = {
  institution: '',
  photos: '',
  hours: '',
  workingTime: '',
  urgeHours: '',
  acceptDays: '',
  templates: [],
  opens: '',
  text: '',
  pictures: '',
  directDispatch: '',
};
