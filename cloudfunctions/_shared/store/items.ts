/** 报修项目: one document, with what is switched off. */
import type { ItemEdit, ItemNode } from '@xiuda/domain';
import type { Admin } from '../admin-resource';
import { audited } from '../audited';
import { type Data, database, type Reference } from '../sdk';

interface ItemsDocument {
  readonly version: number;
  readonly nodes: readonly ItemNode[];
}

async function read(reference: Reference): Promise<ItemsDocument> {
  const { data } = await reference.get();
  const { version = 0, nodes = [] } = (data ?? {}) as Partial<ItemsDocument>;
  return { version, nodes };
}

const items = () => database.collection('catalog').doc('items');

/** The whole tree, with what is switched off. */
export const allItems = async (): Promise<readonly ItemNode[]> => (await read(items())).nodes;

/**
 * One change of the tree, once however often it is sent; the next version of the catalog tells every phone.
 * @param change of the tree as it stands
 * @throws AppError what `change` refuses
 */
export const changeItems = <T>(
  admin: Admin,
  input: { readonly requestId: string } & Readonly<Record<string, unknown>>,
  change: (nodes: readonly ItemNode[]) => { readonly edit: ItemEdit; readonly result: T },
): Promise<T> =>
  audited(admin, input, async (transaction) => {
    const document = transaction.collection('catalog').doc('items');
    const { version, nodes } = await read(document);
    const { edit, result } = change(nodes);
    if (!edit.note) return { result };
    await document.set({ data: { version: version + 1, nodes: edit.nodes } as unknown as Data });
    return { result, note: edit.note };
  });
