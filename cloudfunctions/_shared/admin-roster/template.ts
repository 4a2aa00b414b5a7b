import { parse, ROLES, STAFF_ROLES } from '@xiuda/domain';
import * as z from 'zod/mini';
import type { AdminOperation } from '../admin-resource';
import { linksTo, writeFile } from '../storage';
import { COLUMNS, EXAMPLE, MOST_ROWS } from './import-rows';

const INPUT = z.strictObject({});
const NAME = '人员名册模板.xlsx';
const PATH = 'templates/roster.xlsx';

const WIDTHS = [16, 14, 18, 22, 40, 22];
const ROW = [
  `${EXAMPLE}0001`,
  '示例（这一行不会导入）',
  '13800000000',
  '维修工',
  '东校区/3栋、图书馆',
  '水电工、木工',
];

const EXPLAINED: readonly (readonly [string, string])[] = [
  [
    '学工号',
    '必填，最多 40 个字，中间不能有空格。名册里已有的学工号会修改，没有的会新增；学工号本身不能改。',
  ],
  ['姓名', '新增的人必填，最多 20 个字。'],
  ['手机号', '11 位手机号；填了以后，本人要用这个手机号才能绑定。'],
  [
    '角色',
    `新增的人必填，可以写几个，用顿号隔开：${STAFF_ROLES.map((role) => ROLES[role].label).join('、')}。`,
  ],
  ['负责区域', '完整写法是 校区/楼栋/房号；没有重名时只写名称也可以。几个区域用顿号隔开。'],
  ['工种', '与报修项目里的工种一致，几个工种用顿号隔开。'],
  ['空着的格子', '不改动原来的内容。要清空手机号、负责区域或工种，请填一个减号 -。'],
  ['停用', '导入不会停用或删除任何人，请在“人员管理”里停用。'],
  ['行数', `一次最多 ${MOST_ROWS} 行，文件不超过 5 MB。导入前会先显示每一行的结果。`],
];

async function workbook(): Promise<Buffer> {
  const { default: Excel } = await import('exceljs');
  const book = new Excel.Workbook();
  const people = book.addWorksheet('人员');
  // As text: a number would lose its zeros.
  people.columns = COLUMNS.map((header, at) => ({ header, width: WIDTHS[at] ?? 16, style: { numFmt: '@' } }));
  people.addRow(ROW);
  people.getRow(1).font = { bold: true };
  people.getRow(2).font = { color: { argb: 'FF888888' } };
  const guide = book.addWorksheet('说明');
  guide.columns = [{ width: 14 }, { width: 90 }];
  guide.addRows(EXPLAINED.map((line) => [...line]));
  guide.getColumn(1).font = { bold: true };
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** An empty roster to fill in, as a link. */
export const template: AdminOperation<{ url: string; name: string }> = async (event) => {
  parse(INPUT, event);
  const fileId = await writeFile(PATH, await workbook());
  return { url: (await linksTo([fileId])).get(fileId) ?? '', name: NAME };
};
