/** One item to write: what it says, and what it would say without a word of its own. */
import type { DangerKind, ItemLine } from '@xiuda/domain';
import { CloudError } from '../../../services/cloud';
import { loadItems } from '../items/load';

export interface ItemForm {
  readonly name: string;
  readonly trade: string;
  readonly notice: string;
  readonly danger: DangerKind | '';
}

export const BLANK: ItemForm = { name: '', trade: '', notice: '', danger: '' };

export interface LoadedItem {
  readonly fields: ItemForm;
  /** 水电 / 电梯: the way to what it belongs to; empty at the top. */
  readonly where: string;
  /** What holds as long as the field is empty; empty: nothing. */
  readonly inherited: Omit<ItemForm, 'name'>;
}

const lineOf = (lines: readonly ItemLine[], id: string): ItemLine => {
  const line = lines.find((one) => one.id === id);
  if (!line) throw new CloudError('NOT_FOUND', '这个项目已经不在了');
  return line;
};

const given = ({ name, trade = '', notice = '', danger }: ItemLine): ItemForm => ({
  ...{ name, trade, notice, danger: danger ?? '' },
});

/** The item's parents, the nearest first. */
function parentsOf(lines: readonly ItemLine[], parentId: string): ItemLine[] {
  if (!parentId) return [];
  const parent = lineOf(lines, parentId);
  return [parent, ...parentsOf(lines, parent.parentId)];
}

/** @param id empty: a new one in `parentId`. @throws CloudError */
export async function loadItem(id: string, parentId: string): Promise<LoadedItem> {
  const lines = await loadItems();
  const own = id ? lineOf(lines, id) : undefined;
  const parents = parentsOf(lines, own?.parentId ?? parentId);
  const nearest = (field: 'trade' | 'notice' | 'danger') => parents.find((one) => one[field]);
  return {
    fields: { ...BLANK, ...(own && given(own)) },
    where: [...parents]
      .reverse()
      .map((one) => one.name)
      .join(' / '),
    inherited: {
      trade: nearest('trade')?.trade ?? '',
      notice: nearest('notice')?.notice ?? '',
      danger: nearest('danger')?.danger ?? '',
    },
  };
}
