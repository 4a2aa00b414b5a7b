/** Good calls that change the tree of places. */
import type { GoodCall } from './good-calls';
import { person } from './people';
import { type Fields, freshRequestId, type World } from './world';

let parents = 0;

interface Building {
  readonly parentId: string;
  readonly floor: string;
}

let last: Promise<unknown> = Promise.resolve();

/** A building of its own for each call, with a floor in it; one after the other, as admins are few. */
export function newBuilding(world: World): Promise<Building> {
  const made = last.then(() => build(world));
  last = made.catch(() => undefined);
  return made;
}

async function build(world: World): Promise<Building> {
  const add = async (parentId: string, name: string) => {
    const wish = { op: 'addPlace', parentId, name, requestId: freshRequestId() };
    return (await world.data<{ id: string }>('admin', 'admin-catalog', wish)).id;
  };
  const parentId = await add('west', `新楼${++parents}`);
  return { parentId, floor: await add(parentId, '1层') };
}

type Stored = Readonly<Record<string, unknown>>;

/** The places of one building, and what is written down of the call. */
async function stateOf({ cloud }: World, parentId: string, before: number): Promise<Stored[]> {
  const own = (await cloud.documents('places')).filter((place) => place.parentId === parentId);
  const records = (await cloud.documents('audit')).length - before;
  return [...own.map(({ name }) => ({ name })), { records }];
}

const change = (op: string, fields: (floor: string) => Fields, expected: readonly string[]): GoodCall => ({
  title: `admin-catalog · ${op}`,
  name: 'admin-catalog',
  isRepeatable: false,
  async fresh(world) {
    const { parentId, floor } = await newBuilding(world);
    const before = (await world.cloud.documents('audit')).length;
    const wish = fields(floor);
    return {
      openid: person('admin').openid,
      event: { op, ...(!('id' in wish) && { parentId }), ...wish, requestId: freshRequestId() },
      state: () => stateOf(world, parentId, before),
      isDone(state) {
        const { records } = (state as Stored[]).at(-1) ?? {};
        const names = (state as Stored[]).flatMap(({ name }) => name ?? []);
        return records === 1 && JSON.stringify(names.sort()) === JSON.stringify(expected);
      },
      mayWrite: PLACES_AND_RECORD,
    };
  },
});

/** Places, their version, and the record of who changed them. */
export const PLACES_AND_RECORD = /^(places\/|catalog\/areas$|audit\/)/;

export const PLACE_CALLS: readonly GoodCall[] = [
  change('addPlaces', () => ({ lines: '1-2层', from: 0 }), ['1层', '2层']),
  change('renamePlace', (floor) => ({ id: floor, name: '一层' }), ['一层']),
];
