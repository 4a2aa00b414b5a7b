import type { Role } from '@xiuda/domain';
import { ROSTER } from './roster';

/** Somebody of the demo data. Phone numbers are made up; the real functions vouch for them by `phone:` codes. */
export interface Person {
  readonly openid: string;
  readonly name: string;
  readonly role: Role;
  /** One short line about the person, for the identity switcher. */
  readonly note: string;
  readonly phone: string;
}

/** A person who is bound to a row of the roster. */
export interface StaffPerson extends Person {
  readonly staffNo: string;
}

function staff(openid: string, staffNo: string, note: string): StaffPerson {
  const row = ROSTER.find(({ _id }) => _id === staffNo);
  const role = row?.roles[0];
  if (!row?.phone || !role)
    throw new Error(`roster row ${staffNo} cannot be bound: missing, or without a phone`);
  return { openid, name: row.name, role, note, phone: row.phone, staffNo };
}

function reporter(openid: string, name: string, note: string, phone: string): Person {
  return { openid, name, role: 'reporter', note, phone };
}

/** The staff of the demo by surname, as the stories call them. */
export const STAFF = {
  liu: staff('demo-pre-reviewer-1', 'P0001', '后勤值班室'),
  fu: staff('demo-pre-reviewer-2', 'P0002', '后勤值班室'),
  wang: staff('demo-reviewer-1', 'R0001', '水电主管'),
  li: staff('demo-reviewer-2', 'R0002', '物业主管'),
  chen: staff('demo-worker-1', 'W0001', '水电工'),
  he: staff('demo-worker-2', 'W0002', '木工，修门窗桌椅'),
  zheng: staff('demo-worker-3', 'W0003', '综合维修'),
  zhou: staff('demo-admin-1', 'A0001', '后勤处'),
} as const satisfies Record<string, StaffPerson>;

/** Those who report, by name; the first two can be chosen in the switcher, the others only fill the campus with life. */
export const REPORTERS = {
  linXiao: reporter('demo-reporter-1', '林晓', '学生，住桂林洋 3栋', '13800011234'),
  huangHaiyan: reporter('demo-reporter-2', '黄海燕', '教师，在一教上课', '13800012345'),
  zhouTing: reporter('demo-neighbour-1', '周婷', '学生，住桂林洋 5栋', '13800013001'),
  zengFanyu: reporter('demo-neighbour-2', '曾凡宇', '学生，住桂林洋 1栋', '13800013002'),
  duSiqi: reporter('demo-neighbour-3', '杜思琪', '学生，住府城 6栋', '13800013003'),
  panGuodong: reporter('demo-neighbour-4', '潘国栋', '多媒体教室管理员', '13800013004'),
  xieYulan: reporter('demo-neighbour-5', '谢玉兰', '桂林洋 2栋宿管', '13800013005'),
  fuYongguang: reporter('demo-neighbour-6', '符永光', '图书馆馆员', '13800013006'),
  yeQing: reporter('demo-neighbour-7', '叶青', '校医院护士', '13800013007'),
  heJianping: reporter('demo-neighbour-8', '贺建平', '一食堂经理', '13800013008'),
  wenJing: reporter('demo-neighbour-9', '文静', '行政楼办公室', '13800013009'),
  qiuZhiyuan: reporter('demo-neighbour-10', '邱志远', '体育教师', '13800013010'),
} as const satisfies Record<string, Person>;

/** The people whom one can be in the demo, in the order of the identity switcher. */
export const DEMO_PEOPLE: readonly (Person | StaffPerson)[] = [
  REPORTERS.linXiao,
  REPORTERS.huangHaiyan,
  ...Object.values(STAFF),
];

/** Everybody who has an account in the demo data. */
export const EVERYBODY: readonly (Person | StaffPerson)[] = [
  ...Object.values(STAFF),
  ...Object.values(REPORTERS),
];
