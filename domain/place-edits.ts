/** What admins do to the tree of places: checked against the whole tree as it stands, told as rows to write. */
import { type AuditNote, changesOf } from './audit';
import { AppError } from './errors';
import type { NewPlace } from './place-lines';
import { MOST_LEVELS, type PlaceDoc, type PlaceRow } from './places';

/** Fields of one place that are another from now on. */
export interface PlaceChange {
  readonly id: string;
  readonly set: Partial<Omit<PlaceRow, '_id'>>;
}

/** Without rows nothing changes, and there is nothing to write down. */
export interface PlaceEdit {
  readonly added?: readonly PlaceRow[];
  readonly changed?: readonly PlaceChange[];
  readonly note: Omit<AuditNote, 'kind'>;
}

const GONE = '这个区域已经不在了，请刷新后再试';
const TAKEN = '这里已经有同名的区域，请换一个名称';
const TOO_DEEP = `最多 ${MOST_LEVELS} 级，这里不能再往下了`;

const refuse = (field: string, words: string): never => {
  throw new AppError('INVALID_INPUT', { [field]: words });
};

const plain = (name: string): string => name.normalize('NFKC').toLowerCase();

const wayOf = ({ path }: Pick<PlaceDoc, 'path'>): string => path.join(' / ');

const TOP: Pick<PlaceDoc, 'ids' | 'path'> = { ids: [], path: [] };

const placeIn = (places: readonly PlaceDoc[], id: string, field = 'id'): PlaceDoc =>
  places.find(({ _id }) => _id === id) ?? refuse(field, GONE);

const parentIn = (places: readonly PlaceDoc[], id: string): Pick<PlaceDoc, 'ids' | 'path'> =>
  id === '' ? TOP : placeIn(places, id, 'parentId');

const childrenIn = (places: readonly PlaceDoc[], parentId: string): PlaceDoc[] =>
  places.filter((place) => place.parentId === parentId);

const nextOrder = (siblings: readonly PlaceRow[]): number =>
  Math.max(-1, ...siblings.map(({ order }) => order)) + 1;

function checkName(siblings: readonly PlaceRow[], name: string, field: string): void {
  if (siblings.some((one) => plain(one.name) === plain(name))) refuse(field, TAKEN);
}

/** @param _id of the new place */
export function addPlace(
  places: readonly PlaceDoc[],
  { _id, parentId, name }: Pick<PlaceRow, '_id' | 'parentId' | 'name'>,
): PlaceEdit {
  const parent = parentIn(places, parentId);
  if (parent.ids.length >= MOST_LEVELS) refuse('parentId', TOO_DEEP);
  const siblings = childrenIn(places, parentId);
  checkName(siblings, name, 'name');
  return {
    added: [{ _id, name, parentId, order: nextOrder(siblings) }],
    note: { subject: wayOf({ path: [...parent.path, name] }), deed: '新增' },
  };
}

/** What becomes of some new places below a parent. */
export interface PlacesAdded {
  readonly edit: PlaceEdit;
  /** Rows that are new. */
  readonly added: number;
  /** Names that were there already. */
  readonly skipped: number;
}

/**
 * New places below a parent; names that are there already are gone through, not added again.
 * @param news each after the one that it lies in, unless that one is there already
 * @param newId makes an id
 */
export function addPlaces(
  places: readonly PlaceDoc[],
  parentId: string,
  news: readonly NewPlace[],
  newId: () => string,
): PlacesAdded {
  const parent = parentIn(places, parentId);
  const keyOf = (above: string, name: string) => `${above}\n${plain(name)}`;
  const known = new Map(places.map((one) => [keyOf(one.parentId, one.name), one._id]));
  const orders = new Map<string, number>();
  const orderIn = (above: string): number => {
    const order = orders.get(above) ?? nextOrder(childrenIn(places, above));
    orders.set(above, order + 1);
    return order;
  };
  const added: PlaceRow[] = [];
  for (const path of news) {
    const above = path
      .slice(0, -1)
      .reduce((id, name) => known.get(keyOf(id, name)) ?? refuse('from', GONE), parentId);
    const name = path.at(-1) ?? '';
    if (known.has(keyOf(above, name))) continue;
    const _id = newId();
    known.set(keyOf(above, name), _id);
    added.push({ _id, name, parentId: above, order: orderIn(above) });
  }
  const ends = [news[0], news.at(-1)].map((path = []) => path.join(' / '));
  const to = `${added.length} 个：${[...new Set(ends)].join(' … ')}`;
  return {
    edit: {
      added,
      note: { subject: wayOf(parent) || '全部区域', deed: '批量新增', changes: [{ label: '新增', to }] },
    },
    added: added.length,
    skipped: news.length - added.length,
  };
}

export function renamePlace(
  places: readonly PlaceDoc[],
  { id, name }: { readonly id: string; readonly name: string },
): PlaceEdit {
  const place = placeIn(places, id);
  const siblings = childrenIn(places, place.parentId).filter(({ _id }) => _id !== id);
  checkName(siblings, name, 'name');
  return {
    changed: place.name === name ? [] : [{ id, set: { name } }],
    note: { subject: wayOf(place), deed: '改名', changes: changesOf([['名称', place.name, name]]) },
  };
}

/** Levels below a place, itself counted. */
const heightOf = (places: readonly PlaceDoc[], { _id, ids }: PlaceDoc): number =>
  Math.max(...places.filter((one) => one.ids.includes(_id)).map((one) => one.ids.length)) - ids.length + 1;

export function movePlace(
  places: readonly PlaceDoc[],
  { id, parentId }: { readonly id: string; readonly parentId: string },
): PlaceEdit {
  const place = placeIn(places, id);
  const parent = parentIn(places, parentId);
  if (parent.ids.includes(id)) refuse('parentId', '不能移动到它自己里面，请另选一处');
  if (parent.ids.length + heightOf(places, place) > MOST_LEVELS) refuse('parentId', TOO_DEEP);
  const siblings = childrenIn(places, parentId).filter(({ _id }) => _id !== id);
  checkName(siblings, place.name, 'parentId');
  const from = wayOf({ path: place.path.slice(0, -1) }) || '全部区域';
  const to = wayOf(parent) || '全部区域';
  return {
    changed: place.parentId === parentId ? [] : [{ id, set: { parentId, order: nextOrder(siblings) } }],
    note: { subject: wayOf(place), deed: '移动', changes: changesOf([['上级', from, to]]) },
  };
}

/** @param ids all that lie in the parent, in their new order */
export function orderPlaces(
  places: readonly PlaceDoc[],
  { parentId, ids }: { readonly parentId: string; readonly ids: readonly string[] },
): PlaceEdit {
  const parent = parentIn(places, parentId);
  const children = new Map(childrenIn(places, parentId).map((one) => [one._id, one]));
  const isWhole = ids.length === children.size && ids.every((id) => children.has(id));
  if (!isWhole) refuse('ids', '这一级刚刚有变化，请刷新后再排');
  return {
    changed: ids.flatMap((id, order) => (children.get(id)?.order === order ? [] : [{ id, set: { order } }])),
    note: { subject: wayOf(parent) || '全部区域', deed: '排序' },
  };
}

export function switchPlace(
  places: readonly PlaceDoc[],
  { id, isOff }: { readonly id: string; readonly isOff: boolean },
): PlaceEdit {
  const place = placeIn(places, id);
  return {
    changed: !!place.isOff === isOff ? [] : [{ id, set: { isOff } }],
    note: { subject: wayOf(place), deed: isOff ? '停用' : '启用' },
  };
}
