/** Choosing an item or a group of items from another page of this package. */
import { chooseOne, type Option } from '../services/choose-one';
import { loadItems } from './load';

/** Groups can be chosen too. @returns `undefined` when one goes back; an empty id stands for every item */
export const chooseItem = (chosen: string): Promise<Option | undefined> =>
  chooseOne({
    title: '选择报修项目',
    hint: '搜索项目',
    none: '全部项目',
    chosen,
    load: async () =>
      (await loadItems()).map(({ id, name, above }) => ({ id, name, about: above.join(' / ') })),
  });
