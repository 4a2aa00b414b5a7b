/** What admins do to the tree of items: checked against the whole tree as it stands, answered as the tree that follows. */
import { type AuditNote, changesOf } from './audit';
import type { ItemNode } from './catalog';
import type { DangerKind } from './danger';
import { DANGERS } from './danger-advice';
import { AppError } from './errors';
import { itemLines, itemPath, MOST_ITEM_LEVELS, MOST_ITEMS } from './items';

/** Without a note nothing has changed. */
export interface ItemEdit {
  readonly nodes: readonly ItemNode[];
  readonly note?: AuditNote;
}

/** What is said of an item; empty says nothing. */
export interface ItemFields {
  readonly name: string;
  readonly trade: string;
  readonly notice: string;
  readonly danger: DangerKind | '';
}

const GONE = '这个项目已经不在了，请刷新后再试';
const TAKEN = '这里已经有同名的项目，请换一个名称';
const TOO_DEEP = `最多 ${MOST_ITEM_LEVELS} 级，这里不能再往下了`;
const TOO_MANY = `最多 ${MOST_ITEMS} 个项目，请先整理一下`;
const OTHERS = '项目刚刚被别人改过，请刷新后再排';

const refuse = (field: string, words: string): never => {
  throw new AppError('INVALID_INPUT', { [field]: words });
};

const wayOf = (path: readonly ItemNode[]): string => path.map(({ name }) => name).join(' / ');

function pathIn(nodes: readonly ItemNode[], id: string, field: string): ItemNode[] {
  const path = itemPath(nodes, id);
  return path.length ? path : refuse(field, GONE);
}

const own = (path: readonly ItemNode[]): ItemNode => path.at(-1) as ItemNode;

/** Those below it, or at the top where it is nothing. */
const childrenIn = (nodes: readonly ItemNode[], path: readonly ItemNode[]): readonly ItemNode[] =>
  path.length ? (own(path).children ?? []) : nodes;

function checkName(siblings: readonly ItemNode[], name: string): void {
  const plain = (one: string) => one.normalize('NFKC').toLowerCase();
  if (siblings.some((one) => plain(one.name) === plain(name))) refuse('name', TAKEN);
}

/** The tree with this node made anew. */
const withNode = (
  nodes: readonly ItemNode[],
  id: string,
  change: (node: ItemNode) => ItemNode,
): readonly ItemNode[] =>
  nodes.map((node) => {
    if (node.id === id) return change(node);
    return node.children ? { ...node, children: withNode(node.children, id, change) } : node;
  });

/** @param id empty: the top */
const withChildren = (
  nodes: readonly ItemNode[],
  id: string,
  change: (children: readonly ItemNode[]) => readonly ItemNode[],
): readonly ItemNode[] =>
  id === ''
    ? change(nodes)
    : withNode(nodes, id, (node) => ({ ...node, children: change(node.children ?? []) }));

const said = ({ name, trade, notice, danger }: ItemFields) => ({
  name,
  ...(trade && { trade }),
  ...(notice && { notice }),
  ...(danger && { danger }),
});

const dangerWords = (danger: DangerKind | '' = ''): string => danger && DANGERS[danger].label;

const changesTo = (before: Partial<ItemFields>, after: ItemFields) =>
  changesOf([
    ['名称', before.name, after.name],
    ['工种', before.trade, after.trade],
    ['提示', before.notice, after.notice],
    ['危险', dangerWords(before.danger), dangerWords(after.danger)],
  ]);

/** As the last of its parent. @param id of the new one */
export function addItem(
  nodes: readonly ItemNode[],
  { id, parentId, ...fields }: ItemFields & { readonly id: string; readonly parentId: string },
): ItemEdit {
  const parents = parentId === '' ? [] : pathIn(nodes, parentId, 'parentId');
  if (parents.length >= MOST_ITEM_LEVELS) refuse('parentId', TOO_DEEP);
  if (itemLines(nodes).length >= MOST_ITEMS) refuse('name', TOO_MANY);
  checkName(childrenIn(nodes, parents), fields.name);
  const added: ItemNode = { id, ...said(fields) };
  return {
    nodes: withChildren(nodes, parentId, (children) => [...children, added]),
    note: { kind: 'item', subject: wayOf([...parents, added]), deed: '新增', changes: changesTo({}, fields) },
  };
}

/** Says something else of one that is there; tickets keep the names that they were reported with. */
export function saveItem(
  nodes: readonly ItemNode[],
  { id, ...fields }: ItemFields & { readonly id: string },
): ItemEdit {
  const path = pathIn(nodes, id, 'id');
  const siblings = childrenIn(nodes, path.slice(0, -1));
  checkName(
    siblings.filter((one) => one.id !== id),
    fields.name,
  );
  const changes = changesTo(own(path), fields);
  if (!changes.length) return { nodes };
  return {
    nodes: withNode(nodes, id, ({ trade, notice, danger, ...node }) => ({ ...node, ...said(fields) })),
    note: { kind: 'item', subject: wayOf(path), deed: '修改', changes },
  };
}

/** @param ids every child of this parent, in the order that is wanted */
export function orderItems(
  nodes: readonly ItemNode[],
  { parentId, ids }: { readonly parentId: string; readonly ids: readonly string[] },
): ItemEdit {
  const parents = parentId === '' ? [] : pathIn(nodes, parentId, 'parentId');
  const before = childrenIn(nodes, parents);
  const after = ids.flatMap((id) => before.find((one) => one.id === id) ?? []);
  if (after.length !== before.length || ids.length !== before.length) refuse('ids', OTHERS);
  const names = (list: readonly ItemNode[]) => list.map(({ name }) => name);
  const changes = changesOf([['顺序', names(before), names(after)]]);
  if (!changes.length) return { nodes };
  return {
    nodes: withChildren(nodes, parentId, () => after),
    note: { kind: 'item', subject: wayOf(parents) || '全部项目', deed: '排序', changes },
  };
}

/** Off: neither it nor anything below it is offered to reporters. */
export function switchItem(
  nodes: readonly ItemNode[],
  { id, isOff }: { readonly id: string; readonly isOff: boolean },
): ItemEdit {
  const path = pathIn(nodes, id, 'id');
  if ((own(path).isOff ?? false) === isOff) return { nodes };
  return {
    nodes: withNode(nodes, id, ({ isOff: _, ...node }) => (isOff ? { ...node, isOff } : node)),
    note: { kind: 'item', subject: wayOf(path), deed: isOff ? '停用' : '启用' },
  };
}

/** Under another parent, as its last. @param parentId empty: the top */
export function moveItem(
  nodes: readonly ItemNode[],
  { id, parentId }: { readonly id: string; readonly parentId: string },
): ItemEdit {
  const path = pathIn(nodes, id, 'id');
  const parents = parentId === '' ? [] : pathIn(nodes, parentId, 'parentId');
  const from = path.at(-2)?.id ?? '';
  if (from === parentId) return { nodes };
  if (parents.some((one) => one.id === id)) refuse('parentId', '不能移到它自己下面');
  const node = own(path);
  if (parents.length + levelsOf(node) > MOST_ITEM_LEVELS) refuse('parentId', TOO_DEEP);
  checkName(childrenIn(nodes, parents), node.name);
  const without = withChildren(nodes, from, (children) => children.filter((one) => one.id !== id));
  return {
    nodes: withChildren(without, parentId, (children) => [...children, node]),
    note: {
      ...{ kind: 'item', subject: wayOf(path), deed: '移动' },
      changes: changesOf([['位置', wayOf(path.slice(0, -1)) || '最上级', wayOf(parents) || '最上级']]),
    },
  };
}

const levelsOf = ({ children = [] }: ItemNode): number => 1 + Math.max(0, ...children.map(levelsOf));
