/** Places, items and materials: one document each. */
import type { Catalog, Material, TreeNode } from '@xiuda/domain';
import { command, database } from '../sdk';

interface Documents {
  areas: { _id: 'areas'; version: number; nodes: TreeNode[] };
  items: { _id: 'items'; version: number; nodes: TreeNode[] };
  materials: { _id: 'materials'; version: number; nodes: Material[] };
}

type Part = keyof Documents;

const PARTS = ['areas', 'items', 'materials'] as const satisfies readonly Part[];

/** These parts of the catalog in one round trip; a part that nobody has filled is empty. */
export async function readCatalog(parts: readonly Part[] = PARTS): Promise<Catalog> {
  const { data } = await database
    .collection('catalog')
    .where({ _id: command.in(parts) })
    .get();
  const documents = new Map((data as Documents[Part][]).map((document) => [document._id, document]));
  const nodes = <P extends Part>(part: P) => (documents.get(part)?.nodes ?? []) as Documents[P]['nodes'];
  return {
    areas: nodes('areas'),
    items: nodes('items'),
    materials: nodes('materials'),
    version: PARTS.map((part) => documents.get(part)?.version ?? 0).join('.'),
  };
}
