/** What an admin does to one item without a page of its own. */
import { type ItemLine, MOST_ITEM_LEVELS } from '@xiuda/domain';
import { call } from '../../../services/cloud';
import { newRequestId } from '../../../services/request-id';

export type Deed = 'edit' | 'add' | 'up' | 'down' | 'switch';

const siblings = (lines: readonly ItemLine[], { parentId }: ItemLine): string[] =>
  lines.filter((line) => line.parentId === parentId).map(({ id }) => id);

/** What can be done to it, as the sheet offers it. */
export function deedsOf(lines: readonly ItemLine[], line: ItemLine): (readonly [Deed, string])[] {
  const ids = siblings(lines, line);
  const at = ids.indexOf(line.id);
  return [
    ['edit', '修改'],
    ...(line.above.length + 1 < MOST_ITEM_LEVELS ? [['add', '添加下级'] as const] : []),
    ...(at > 0 ? [['up', '上移'] as const] : []),
    ...(at < ids.length - 1 ? [['down', '下移'] as const] : []),
    ['switch', line.isOff ? '启用' : '停用'],
  ];
}

/** @returns `undefined` where somebody goes back */
export async function chooseDeed(lines: readonly ItemLine[], line: ItemLine): Promise<Deed | undefined> {
  const deeds = deedsOf(lines, line);
  try {
    const { tapIndex } = await wx.showActionSheet({ itemList: deeds.map(([, label]) => label) });
    return deeds[tapIndex]?.[0];
  } catch {
    return undefined;
  }
}

/** The ids of its brothers and itself, one place further up (-1) or down (1). */
export function shifted(lines: readonly ItemLine[], line: ItemLine, by: 1 | -1): string[] {
  const ids = siblings(lines, line);
  const at = ids.indexOf(line.id);
  const other = ids[at + by];
  return other === undefined ? ids : ids.map((id) => (id === line.id ? other : id === other ? line.id : id));
}

/** @throws CloudError */
export async function shift(lines: readonly ItemLine[], line: ItemLine, by: 1 | -1): Promise<void> {
  const order = { parentId: line.parentId, ids: shifted(lines, line, by) };
  await call('admin-catalog', { op: 'orderItems', ...order, requestId: newRequestId() });
}

/** Says what was done; `undefined` where somebody thought better of it. @throws CloudError */
export async function switched({ id, name, isOff }: ItemLine): Promise<string | undefined> {
  const content = '停用后报修时选不到它和它下面的项目，以前的工单不受影响。';
  if (!isOff) {
    const { confirm } = await wx.showModal({ title: `停用${name}`, content, confirmText: '停用' });
    if (!confirm) return undefined;
  }
  await call('admin-catalog', { op: 'switchItem', id, isOff: !isOff, requestId: newRequestId() });
  return isOff ? `已启用${name}` : `已停用${name}`;
}
