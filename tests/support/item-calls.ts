/** One good call of every op on items and rules, each on an item and a rule of its own. */
import { createHash } from 'node:crypto';
import { type ItemNode, itemPath } from '@xiuda/domain';
import type { GoodCall } from './good-calls';
import { person } from './people';
import { type Fields, freshRequestId, type World } from './world';

const ADMIN = person('admin').openid;

/** Id of the record that one wish of the admin leaves. */
const recordOf = (requestId: string): string =>
  createHash('sha256').update(`${ADMIN}\n${requestId}`).digest('hex').slice(0, 32);

interface Target {
  readonly itemId: string;
  readonly routeId: string;
}

interface Stored {
  readonly nodes: readonly ItemNode[];
  readonly rules: readonly Fields[];
  readonly record?: Fields;
}

interface Deed {
  fields(target: Target): Fields;
  /** Is it so once the call has been carried out? The record is looked at for all alike. */
  isSo(stored: Stored, target: Target): boolean;
}

const item = ({ nodes }: Stored, id: string): ItemNode | undefined => itemPath(nodes, id).at(-1);
const rule = ({ rules }: Stored, id: string) => rules.find(({ _id }) => _id === id);

const DEEDS: Readonly<Record<string, Deed>> = {
  addItem: {
    fields: ({ itemId }) => ({ parentId: itemId, name: '阀芯', trade: '水电工', notice: '先关总阀' }),
    isSo: (stored, { itemId }) => item(stored, itemId)?.children?.[0]?.notice === '先关总阀',
  },
  saveItem: {
    fields: ({ itemId }) => ({ id: itemId, name: `改名 ${itemId.slice(0, 8)}`, trade: '木工', notice: '' }),
    isSo: (stored, { itemId }) => item(stored, itemId)?.trade === '木工',
  },
  moveItem: {
    fields: ({ itemId }) => ({ id: itemId, parentId: 'property' }),
    isSo: ({ nodes }, { itemId }) => itemPath(nodes, itemId)[0]?.id === 'property',
  },
  switchItem: {
    fields: ({ itemId }) => ({ id: itemId, isOff: true }),
    isSo: (stored, { itemId }) => item(stored, itemId)?.isOff === true,
  },
  saveRoute: {
    fields: ({ itemId, routeId }) => ({ id: routeId, areaId: 'd3', itemId, reviewerId: 'R1' }),
    isSo: (stored, { itemId, routeId }) =>
      !rule(stored, routeId) && stored.rules.some((one) => one.itemId === itemId && one.reviewerId === 'R1'),
  },
  removeRoute: {
    fields: ({ routeId }) => ({ id: routeId }),
    isSo: (stored, { routeId }) => !rule(stored, routeId),
  },
};

const nodesOf = async ({ cloud }: World): Promise<readonly ItemNode[]> =>
  ((await cloud.document('catalog', 'items'))?.nodes ?? []) as readonly ItemNode[];

let items = 0;

/** An item that is nobody else's, and a rule for it. */
async function target({ data }: World): Promise<Target> {
  const make = async (event: Fields) =>
    (await data<{ id: string }>('admin', 'admin-catalog', { ...event, requestId: freshRequestId() })).id;
  const itemId = await make({ op: 'addItem', parentId: '', name: `项目 ${++items}` });
  return { itemId, routeId: await make({ op: 'saveRoute', itemId, workerId: 'W1' }) };
}

const call = (op: string, { fields, isSo }: Deed): GoodCall => ({
  title: `admin-catalog · ${op}`,
  name: 'admin-catalog',
  isRepeatable: false,
  async fresh(world) {
    const own = await target(world);
    const requestId = freshRequestId();
    return {
      openid: ADMIN,
      event: { op, ...fields(own), requestId },
      async state(): Promise<Stored> {
        const nodes = await nodesOf(world);
        const record = await world.cloud.document('audit', recordOf(requestId));
        const rules = await world.cloud.documents('routes');
        return { nodes, rules, ...(record && { record }) };
      },
      isDone(state) {
        const stored = state as Stored;
        return stored.record !== undefined && isSo(stored, own);
      },
    };
  },
});

/** The order of two that are new, on a parent of their own. */
const orderItems: GoodCall = {
  title: 'admin-catalog · orderItems',
  name: 'admin-catalog',
  isRepeatable: false,
  async fresh(world) {
    const { itemId: parentId } = await target(world);
    const add = async (name: string) => {
      const event = { op: 'addItem', parentId, name, requestId: freshRequestId() };
      return (await world.data<{ id: string }>('admin', 'admin-catalog', event)).id;
    };
    const ids = [await add('先'), await add('后')].reverse();
    return {
      openid: ADMIN,
      event: { op: 'orderItems', parentId, ids, requestId: freshRequestId() },
      async state() {
        return itemPath(await nodesOf(world), ids[0] ?? '')
          .at(-2)
          ?.children?.map((one) => one.id);
      },
      isDone: (state) => JSON.stringify(state) === JSON.stringify(ids),
    };
  },
};

export const ITEM_CALLS: readonly GoodCall[] = [
  ...Object.entries(DEEDS).map(([op, deed]) => call(op, deed)),
  orderItems,
];
