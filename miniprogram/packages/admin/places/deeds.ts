/** What an admin does to one place without a page of its own. */
import { call } from '../../../services/cloud';
import { newRequestId } from '../../../services/request-id';
import { choosePlaces } from './choose';
import type { PlaceLine } from './load';

type Deed = 'rename' | 'move' | 'switch';

const TOP = '最上级';

/** @returns `undefined` where somebody goes back */
export async function chooseDeed({ isOff }: PlaceLine): Promise<Deed | undefined> {
  const deeds: readonly (readonly [Deed, string])[] = [
    ['rename', '改名'],
    ['move', '移动'],
    ['switch', isOff ? '启用' : '停用'],
  ];
  try {
    const { tapIndex } = await wx.showActionSheet({ itemList: deeds.map(([, label]) => label) });
    return deeds[tapIndex]?.[0];
  } catch {
    return undefined;
  }
}

async function isSure(title: string, content: string, confirmText: string): Promise<boolean> {
  return (await wx.showModal({ title, content, confirmText })).confirm;
}

/** Says what was done; `undefined` where somebody thought better of it. @throws CloudError */
export async function movedTo({ id, name }: PlaceLine): Promise<string | undefined> {
  const hint = `把${name}移到选中的区域里；不选，就移到${TOP}`;
  const choices = await choosePlaces({ title: '移动到', chosen: [], many: false, hint });
  if (!choices) return undefined;
  const [target] = choices;
  const where = target ? target.path.join(' / ') : TOP;
  if (!(await isSure(`移动${name}`, `移到“${where}”下面，里面的区域一起移动。`, '移动'))) return undefined;
  await call('admin-catalog', {
    ...{ op: 'movePlace', id, parentId: target?.id ?? '', requestId: newRequestId() },
  });
  return `已移动到${target?.name ?? TOP}`;
}

/** Says what was done; `undefined` where somebody thought better of it. @throws CloudError */
export async function switched({ id, name, isOff }: PlaceLine): Promise<string | undefined> {
  const words = '停用后报修时选不到它和它下面的区域，以前的工单不受影响。';
  if (!isOff && !(await isSure(`停用${name}`, words, '停用'))) return undefined;
  await call('admin-catalog', { op: 'switchPlace', id, isOff: !isOff, requestId: newRequestId() });
  return isOff ? `已启用${name}` : `已停用${name}`;
}
