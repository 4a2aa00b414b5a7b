/** The place and item that somebody reports: chosen by id, kept by name, with what the item says of the work. */
import {
  type AnyInput,
  AppError,
  dangerOf,
  type ItemNode,
  itemPath,
  type PlaceDoc,
  type ResolvedInput,
  tradeOf,
} from '@xiuda/domain';
import { readCatalog } from './store/catalog';
import { placeById } from './store/places';

type Chosen = Pick<ResolvedInput, 'area' | 'areaIds' | 'item' | 'trade' | 'danger'>;

type Judge = () => Chosen;

function judgeArea(area: PlaceDoc | undefined): Judge {
  return () => {
    if (!area) throw new AppError('INVALID_INPUT', { areaId: '这个区域已经不在了，请重新选择' });
    if (!area.isOffered) throw new AppError('INVALID_INPUT', { areaId: '这个区域已经停用，请重新选择' });
    return { area: { id: area._id, path: area.path }, areaIds: area.ids };
  };
}

function judgeItem(itemId: string, items: readonly ItemNode[]): Judge {
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

/** What went wrong with each of them, at its own field. */
function together(judges: readonly Judge[]): Chosen {
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

type Ids = Pick<AnyInput, 'areaId' | 'itemId'>;

/** What the ids of a report stand for. */
export interface Reported {
  readonly area: PlaceDoc | undefined;
  /** Those that are offered. */
  readonly items: readonly ItemNode[];
}

/** @returns judges what of a report is given by id; throws AppError INVALID_INPUT at the fields */
export function judgeReported({ areaId, itemId }: Ids, { area, items }: Reported): Judge {
  const judges = [
    ...(areaId === undefined ? [] : [judgeArea(area)]),
    ...(itemId === undefined ? [] : [judgeItem(itemId, items)]),
  ];
  return () => together(judges);
}

/** Starts loading what of a report is given by id. */
export async function loadReported(ids: {
  readonly areaId: string;
  readonly itemId: string;
}): Promise<Judge> {
  const [area, { items }] = await Promise.all([placeById(ids.areaId), readCatalog(['items'])]);
  return judgeReported(ids, { area, items });
}
