/** The roster as rows: the columns of the import first, so that the file can be imported again. */
import { listCell, roleLabels, type StaffRow } from '@xiuda/domain';
import type { Column } from './column';

/** A row of the roster whose places are paths: 府城校区/图书馆. */
export interface ExportedPerson {
  readonly row: StaffRow;
  readonly areas: readonly string[];
}

export const STAFF_COLUMNS: readonly Column<ExportedPerson>[] = [
  { heading: '学工号', width: 16, value: ({ row }) => row._id },
  { heading: '姓名', width: 12, value: ({ row }) => row.name },
  { heading: '手机号', width: 14, value: ({ row }) => row.phone },
  { heading: '角色', width: 20, value: ({ row }) => listCell(roleLabels(row.roles)) },
  { heading: '负责区域', width: 36, value: ({ areas }) => listCell(areas) },
  { heading: '工种', width: 20, value: ({ row }) => listCell(row.trades) },
  { heading: '状态', width: 10, value: ({ row }) => (row.active ? '在岗' : '已停用') },
  { heading: '是否绑定', width: 10, value: ({ row }) => (row.openid === undefined ? '未绑定' : '已绑定') },
];
