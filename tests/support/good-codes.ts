/** Good calls about codes: each on a place of its own. */
import type { GoodCall } from './good-calls';
import { person } from './people';
import { type Fields, freshRequestId, type World } from './world';

let places = 0;

/** A room of 3栋 that nobody knew before. */
export async function freshPlace({ cloud }: World, more: Fields = {}): Promise<string> {
  const _id = `fresh-${++places}`;
  await cloud.insert('places', [
    { _id, name: `${300 + places}`, parentId: 'd3', order: 300 + places, ...more },
  ]);
  const { version } = (await cloud.document('catalog', 'areas')) as unknown as { version: number };
  await cloud.change('catalog', 'areas', { version: version + 1 });
  return _id;
}

/** With its picture. */
export async function drawnPlace(world: World): Promise<string> {
  const id = await freshPlace(world);
  await world.data('admin', 'admin-catalog', { op: 'drawCodes', placeIds: [id] });
  return id;
}

/** Id of sheets that were made. */
export async function madeCodes(world: World): Promise<string> {
  const event = { op: 'makeCodes', placeIds: [await drawnPlace(world)], requestId: freshRequestId() };
  return (await world.data<{ id: string }>('admin', 'admin-catalog', event)).id;
}

const asAdmin = { name: 'admin-catalog', isRepeatable: false } as const;

export const drawCodes: GoodCall = {
  title: 'admin-catalog · drawCodes',
  ...asAdmin,
  async fresh(world) {
    const id = await freshPlace(world);
    return {
      openid: person('admin').openid,
      event: { op: 'drawCodes', placeIds: [id] },
      mayWrite: /^codes\//,
      state: async () =>
        (await world.cloud.documents('codes')).filter(({ _id }) => _id.endsWith(` ${id}`)).length,
      isDone: (state) => state === 1,
    };
  },
};

export const makeCodes: GoodCall = {
  title: 'admin-catalog · makeCodes',
  ...asAdmin,
  async fresh(world) {
    const requestId = freshRequestId();
    const id = await drawnPlace(world);
    const range = `3栋 ${300 + Number(id.split('-')[1])}`;
    return {
      openid: person('admin').openid,
      event: { op: 'makeCodes', placeIds: [id], requestId },
      mayWrite: /^(exports|audit)\//,
      async state() {
        const made = (await world.cloud.documents('exports')).filter((one) => one.range === range);
        const noted = (await world.cloud.documents('audit')).filter(
          ({ subject }) => subject === `${range}（1 个）`,
        );
        return [made.length, made.filter(({ fileId }) => fileId).length, noted.length];
      },
      isDone: (state) => JSON.stringify(state) === '[1,1,1]',
    };
  },
};
