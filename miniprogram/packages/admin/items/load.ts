/** 报修项目, as admins see them. */
import type { ItemLine } from '@xiuda/domain';
import { call } from '../../../services/cloud';

/** All of them, each after its group. @throws CloudError */
export const loadItems = async (): Promise<readonly ItemLine[]> =>
  (await call<{ items: ItemLine[] }>('admin-catalog', { op: 'items' })).items;

export interface ItemRow extends ItemLine {
  /** 0 at the top. */
  readonly level: number;
  /** 已停用; empty while it is in use. */
  readonly state: string;
}

/** A group at the top, and what belongs to it. */
export interface ItemGroup {
  readonly id: string;
  readonly rows: readonly ItemRow[];
}

const stateOf = ({ isOff, isBelowOff }: ItemLine): string =>
  isOff ? '已停用' : isBelowOff ? '上级已停用' : '';

/** @param lines each after its group */
export function groupsOf(lines: readonly ItemLine[]): ItemGroup[] {
  const groups: { id: string; rows: ItemRow[] }[] = [];
  for (const line of lines) {
    const row = { ...line, level: line.above.length, state: stateOf(line) };
    const group = groups.at(-1);
    if (row.level === 0 || !group) groups.push({ id: line.id, rows: [row] });
    else group.rows.push(row);
  }
  return groups;
}
