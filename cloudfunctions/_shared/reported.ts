/** The place and item that somebody reports: chosen by id, kept by name, with what the item says of the work. */
import { type AnyInput, AppError, dangerOf, itemPath, type ResolvedInput, tradeOf } from '@xiuda/domain';
import { readCatalog } from './store/catalog';
import { placeById } from './store/places';

type Chosen = Pick<ResolvedInput, 'area' | 'areaIds' | 'item' | 'trade' | 'danger'>;

async function loadArea(areaId: string): Promise<() => Pick<Chosen, 'area' | 'areaIds'>> {
  const area = await placeById(areaId);
  return () => {
    if (!area) throw new AppError('INVALID_INPUT', { areaId: '这个区域已经不在了，请重新选择' });
    if (!area.isOffered) throw new AppError('INVALID_INPUT', { areaId: '这个区域已经停用，请重新选择' });
    return { area: { id: area._id, path: area.path }, areaIds: area.ids };
  };
}

async function loadItem(itemId: string): Promise<() => Pick<Chosen, 'item' | 'trade' | 'danger'>> {
  const { items } = await readCatalog(['items']);
  const path = itemPath(items, itemId);
  return () => {
    if (!path.length) throw new AppError('INVALID_INPUT', { itemId: '这个项目已经不在了，请重新选择' });
    const [trade, danger] = [tradeOf(path), dangerOf(path)];
    return {
      item: { id: itemId, path: path.map(({ name }) => name) },
      ...(trade !== undefined && { trade }),
      ...(danger !== undefined && { danger }),
    };
  };
}

const nothing = () => ({});

/** What went wrong with each of them, at its own field. */
function together(judges: readonly (() => Chosen)[]): Chosen {
  const refusals: AppError[] = [];
  const chosen = judges.map((judge) => {
    try {
      return judge();
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      refusals.push(error);
      return {};
    }
  });
  if (refusals.length)
    throw new AppError('INVALID_INPUT', Object.assign({}, ...refusals.map(({ details }) => details)));
  return Object.assign({}, ...chosen);
}

/** Starts loading what of a report is given by id. @returns judges it; throws AppError INVALID_INPUT at the fields */
export async function loadReported({
  areaId,
  itemId,
}: Pick<AnyInput, 'areaId' | 'itemId'>): Promise<() => Chosen> {
  const judges = await Promise.all([
    areaId === undefined ? nothing : loadArea(areaId),
    itemId === undefined ? nothing : loadItem(itemId),
  ]);
  return () => together(judges);
}
