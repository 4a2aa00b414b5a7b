/** The subscribe templates of the demo's account, and what the institution says in them. */
import { DEFAULT_SETTINGS, type Fact, type Settings, type TemplateKey } from '@xiuda/domain';
import type { Template } from '../cloud/openapi/templates';

interface DemoTemplate extends Template {
  readonly fields: readonly { readonly name: string; readonly label: string; readonly says: Fact }[];
}

/** Keywords are numbered as WeChat's console numbers them: by their place in the public template, with gaps. */
const CHOSEN: Readonly<Record<TemplateKey, DemoTemplate>> = {
  progress: {
    id: 'demo-template-progress',
    title: '报修进度通知',
    fields: [
      { name: 'character_string1', label: '工单编号', says: 'number' },
      { name: 'thing2', label: '报修内容', says: 'item' },
      { name: 'phrase3', label: '当前状态', says: 'status' },
      { name: 'time5', label: '更新时间', says: 'time' },
      { name: 'thing7', label: '备注', says: 'note' },
    ],
  },
  task: {
    id: 'demo-template-task',
    title: '新工单提醒',
    fields: [
      { name: 'character_string1', label: '工单编号', says: 'number' },
      { name: 'thing3', label: '地点', says: 'place' },
      { name: 'thing4', label: '故障描述', says: 'description' },
      { name: 'time6', label: '报修时间', says: 'time' },
      { name: 'phone_number9', label: '联系电话', says: 'phone' },
    ],
  },
  review: {
    id: 'demo-template-review',
    title: '待办审核提醒',
    fields: [
      { name: 'thing1', label: '事项', says: 'item' },
      { name: 'thing2', label: '申请人', says: 'person' },
      { name: 'time3', label: '提交时间', says: 'time' },
      { name: 'phrase5', label: '状态', says: 'status' },
    ],
  },
};

export const DEMO_TEMPLATES: readonly Template[] = Object.values(CHOSEN).map(({ id, title, fields }) => ({
  id,
  title,
  fields: fields.map(({ name, label }) => ({ name, label })),
}));

const settingOf = ({ id, fields }: DemoTemplate) => ({
  id,
  fields: Object.fromEntries(fields.map(({ name, says }) => [name, says])),
});

export const DEMO_SETTINGS: Settings = {
  institution: {
    name: '海湾学院 后勤报修',
    phone: '0898-65880000',
    hours: '每天 7:30–22:00；停水停电、漏水、电梯困人随时受理',
    scope:
      '校园内公共区域、教学楼、宿舍的水电、门窗、家具、电梯、空调和路面。个人的电脑、手机等物品不在维修范围；教师公寓室内由物业公司受理。',
  },
  limits: DEFAULT_SETTINGS.limits,
  messages: {
    templates: {
      progress: settingOf(CHOSEN.progress),
      task: settingOf(CHOSEN.task),
      review: settingOf(CHOSEN.review),
    },
    opens: 'formal',
  },
  content: { checksText: true, checksPhotos: true },
  urgency: DEFAULT_SETTINGS.urgency,
  // The hours in which its stories happen.
  clocks: {
    hours: DEFAULT_SETTINGS.clocks.hours,
    calendar: { days: [1, 2, 3, 4, 5, 6, 7], from: '08:00', to: '20:00', dates: {} },
  },
};
