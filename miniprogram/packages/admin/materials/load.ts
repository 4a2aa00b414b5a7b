/** The catalogue of materials as admins see it. */
import { type MaterialRow, yuan } from '@xiuda/domain';
import { call, CloudError } from '../../../services/cloud';

/** As the function answers it. */
export interface AdminMaterial extends Omit<MaterialRow, '_id' | 'order'> {
  readonly id: string;
  readonly isLow: boolean;
}

/** @throws CloudError */
export const loadMaterials = (): Promise<{ materials: AdminMaterial[]; low: number }> =>
  call('admin-catalog', { op: 'materials' });

/** @throws CloudError NOT_FOUND where there is none with this id */
export async function loadMaterial(id: string): Promise<AdminMaterial> {
  const { materials } = await loadMaterials();
  const material = materials.find((one) => one.id === id);
  if (!material) throw new CloudError('NOT_FOUND', '没有这种耗材，请刷新后再试');
  return material;
}

export type Show = 'all' | 'low' | 'off';

const SHOWN: Record<Show, (material: AdminMaterial) => boolean> = {
  all: ({ isOff }) => !isOff,
  low: ({ isLow }) => isLow,
  off: ({ isOff = false }) => isOff,
};

export interface ShownMaterial {
  readonly id: string;
  readonly name: string;
  /** `¥12.50 / 个`. */
  readonly note: string;
  /** `23 个`, `没有登记库存`. */
  readonly stock: string;
  readonly isLow: boolean;
}

export const stockWords = ({ stock, unit }: Pick<AdminMaterial, 'stock' | 'unit'>): string =>
  stock === undefined ? '没有登记库存' : `${stock} ${unit}`;

const shown = (material: AdminMaterial): ShownMaterial => {
  const { id, name, unit, price, lowAt, isLow } = material;
  const cost = price === undefined ? '没有单价' : `${yuan(price)} / ${unit}`;
  const due = isLow && lowAt !== undefined ? `剩 ${lowAt} ${unit}时提醒` : '';
  return { id, name, note: [cost, due].filter(Boolean).join(' · '), stock: stockWords(material), isLow };
};

/** Those of this tab whose name has every one of the typed words. */
export function listed(materials: readonly AdminMaterial[], show: Show, typed: string): ShownMaterial[] {
  const words = typed.trim().toLowerCase().split(/\s+/);
  return materials
    .filter((one) => SHOWN[show](one) && words.every((word) => one.name.toLowerCase().includes(word)))
    .map(shown);
}

const EMPTY: Record<Show, string> = {
  all: '还没有耗材。添加以后，维修工就能在工单里登记用料',
  low: '没有要补货的耗材。库存到了提醒数量，就会列在这里',
  off: '没有停用的耗材',
};

/** What stands where nothing is listed. */
export const emptyWords = (show: Show, typed: string): string =>
  typed.trim() ? `没有找到“${typed.trim()}”` : EMPTY[show];
