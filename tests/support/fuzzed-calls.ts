/** Every call that clients make, complete with every field that it knows: what is to be mutated. */
import { newcomer } from './accounts';
import { callIn } from './deployed';
import { madeCodes } from './good-codes';
import { GOOD_CALLS, type GoodCall, type Situation } from './good-calls';
import { person, type PersonName } from './people';
import { newBuilding, PLACES_AND_RECORD } from './place-calls';
import { type Fields, freshRequestId, type World } from './world';

/** The documents that one accepted call may write are those of its person, of its ticket and of what its answer names. */
export interface FuzzedCall extends Pick<GoodCall, 'name' | 'isRepeatable'> {
  /** `tickets · list`, `ticket-accept`. */
  readonly call: string;
  fresh(world: World): Promise<Pick<Situation, 'openid' | 'event' | 'mayWrite'>>;
}

/** Fields that the good calls leave out because they may be left out. */
const MORE: Readonly<Record<string, Fields>> = {
  'ticket-submit': { contactPhone: '13700000001' },
  'ticket-pause': { expectedAt: new Date(Date.now() + 86_400_000).toISOString() },
  'ticket-resume': { note: '材料到了' },
  'ticket-request-completion': { result: 'unfixable', advice: '建议整套更换' },
  'ticket-rate': { speed: 5, quality: 4, attitude: 5, tags: ['上门快', '手艺好'] },
  'ticket-cancel': { reason: '自己修好了' },
  'account · update': { contactPhone: '13700000001', lastPlace: { areaId: 'd3-201', address: '卫生间' } },
  'catalog · get': { knownVersion: '0.0.0', parts: ['items', 'materials'] },
  'catalog · places': { chosen: 'd3-201', recents: ['library'] },
  'admin-catalog · ledger': { cursor: Buffer.from(JSON.stringify([0, 'row-0'])).toString('base64url') },
  'admin-catalog · usage': { areaId: 'd3', workerId: 'W1' },
  'admin-export · start': {
    kind: 'tickets',
    from: '2026-01-01',
    to: '2026-12-31',
    status: 'completed',
    areaId: 'd3',
    itemId: 'faucet',
    workerId: 'W1',
  },
  'ticket-talk · comments': {
    cursor: Buffer.from(JSON.stringify([0, 'comment-0'])).toString('base64url'),
  },
  'staff · list': { areaId: 'd3', itemId: 'faucet' },
};

/** A place in a list that a list could have ended at. */
const CURSOR = Buffer.from(JSON.stringify([0, 'ticket-0'])).toString('base64url');

const EVERY_FILTER = {
  ...{ status: 'completed', areaId: 'd3', itemId: 'faucet', workerId: 'W1', number: 'BX20260101-000001' },
  ...{ from: '2026-01-01', to: '2026-12-31' },
};

let messages = 0;

async function unread(world: World): Promise<Pick<Situation, 'openid' | 'event'>> {
  const { openid } = newcomer(world.cloud);
  const _id = `message-${++messages}`;
  await world.cloud.insert('inbox', [{ _id, openid, at: new Date(0), isRead: false }]);
  return { openid, event: { op: 'read', ids: [_id] } };
}

/** A change of the tree of places that the good calls do not have. */
const placeChange = (
  op: string,
  fields: (place: { parentId: string; floor: string }) => Fields,
): FuzzedCall => ({
  ...{ call: `admin-catalog · ${op}`, name: 'admin-catalog', isRepeatable: false },
  fresh: async (world) => ({
    openid: person('admin').openid,
    event: { op, ...fields(await newBuilding(world)), requestId: freshRequestId() },
    mayWrite: PLACES_AND_RECORD,
  }),
});

const asking = (name: string, op: string, who: PersonName, fields: Fields): FuzzedCall => ({
  ...{ call: `${name} · ${op}`, name, isRepeatable: true },
  fresh: async () => ({ openid: person(who).openid, event: { op, ...fields } }),
});

/** Calls in a form that the good calls do not have. */
const OTHERS: readonly FuzzedCall[] = [
  placeChange('addPlace', ({ parentId }) => ({ parentId, name: '2层' })),
  placeChange('movePlace', ({ floor }) => ({ id: floor, parentId: 'east' })),
  placeChange('orderPlaces', ({ parentId, floor }) => ({ parentId, ids: [floor] })),
  placeChange('switchPlace', ({ floor }) => ({ id: floor, isOff: true })),
  asking('admin-catalog', 'places', 'admin', { parentId: 'east', words: '201' }),
  asking('admin-catalog', 'planPlaces', 'admin', { parentId: 'east', lines: '9栋 1-2层' }),
  asking('admin-catalog', 'placeNames', 'admin', { ids: ['d3'] }),
  asking('catalog', 'place', 'stranger', { id: 'd3-201' }),
  asking('catalog', 'findPlaces', 'stranger', { words: '201' }),
  asking('tickets', 'similar', 'stranger', { areaId: 'd3-201', itemId: 'faucet' }),
  {
    ...{ call: 'tickets · list', name: 'tickets', isRepeatable: true },
    fresh: async () => ({
      openid: person('admin').openid,
      event: { op: 'list', view: 'admin', tab: 'all', cursor: CURSOR, limit: 5, ...EVERY_FILTER },
    }),
  },
  {
    ...{ call: 'messages · list', name: 'messages', isRepeatable: true },
    fresh: async () => ({ openid: person('worker').openid, event: { op: 'list', cursor: CURSOR } }),
  },
  {
    ...{ call: 'messages · ledger', name: 'messages', isRepeatable: true },
    fresh: async () => ({
      openid: person('admin').openid,
      event: { op: 'ledger', ticketId: 'ticket-0', cursor: CURSOR },
    }),
  },
  {
    ...{ call: 'admin-settings · audit', name: 'admin-settings', isRepeatable: true },
    fresh: async () => ({
      openid: person('admin').openid,
      event: { op: 'audit', kind: 'staff', cursor: CURSOR },
    }),
  },
  {
    ...{ call: 'admin-catalog · codesLink', name: 'admin-catalog', isRepeatable: true },
    fresh: async (world) => ({
      openid: person('admin').openid,
      event: { op: 'codesLink', id: await madeCodes(world) },
    }),
  },
  {
    ...{ call: 'messages · grant', name: 'messages', isRepeatable: false },
    fresh: async ({ cloud }) => ({
      openid: newcomer(cloud).openid,
      event: { op: 'grant', accepted: ['progress'], requestId: freshRequestId() },
    }),
  },
  { ...{ call: 'messages · read', name: 'messages', isRepeatable: false }, fresh: unread },
];

/** Collections that a function changes, whoever made the document. */
const ADMINISTERED: Readonly<Record<string, readonly string[]>> = {
  'admin-settings': ['audit', 'settings'],
  'admin-export': ['audit', 'exports'],
  'admin-catalog': ['audit', 'catalog', 'codes', 'exports', 'materials', 'places', 'routes', 'stock'],
  // The store room is everybody's.
  'ticket-add-materials': ['materials', 'stock'],
  'ticket-return-materials': ['materials', 'stock'],
};

/** @param key `exports/<id>` */
export const isAdministered = ({ name }: FuzzedCall, key: string): boolean =>
  ADMINISTERED[name]?.includes(key.slice(0, key.indexOf('/'))) ?? false;

const fuzzed = (good: GoodCall): FuzzedCall => {
  const { name, isRepeatable } = good;
  const call = callIn(good.title);
  return {
    ...{ call, name, isRepeatable },
    async fresh(world) {
      const { openid, event, mayWrite } = await good.fresh(world);
      return { openid, event: { ...event, ...MORE[call] }, ...(mayWrite && { mayWrite }) };
    },
  };
};

/** One form of each call: the last that is listed. */
export const FUZZED_CALLS: readonly FuzzedCall[] = [
  ...new Map([...GOOD_CALLS.map(fuzzed), ...OTHERS].map((one) => [one.call, one])).values(),
];
