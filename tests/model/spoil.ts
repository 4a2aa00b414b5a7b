/** Ways in which an event can be wrong, or be somebody else's. The model judges what comes of it. */
import { type CastName, NAMEABLE } from './cast';
import type { Fields } from './state';

/** What there is to choose from; the same number always chooses the same. */
export const chosen = <T>(from: readonly T[], choice: number): T => {
  const one = from[choice % from.length];
  if (one === undefined) throw new Error('nothing to choose from');
  return one;
};

interface Circumstances {
  readonly who: CastName;
  readonly choice: number;
  /** File id → whose. */
  readonly files: ReadonlyMap<string, CastName>;
  /** Staff numbers of the ticket's reporter, reviewer and worker, and of whoever acts. */
  readonly near: readonly string[];
}

type Spoiling = (event: Fields, circumstances: Circumstances) => Fields;

const long = '长'.repeat(501);

/** Wrong in most fields, and right in some. */
const STRANGE: readonly unknown[] = [null, '', ' 好 ', long, 7, '5', -1, 1.5, {}, [], [7], { $ne: '' }, 'W1'];

const withStrangeValue: Spoiling = (event, { choice }) => ({
  ...event,
  [chosen(Object.keys(event), choice)]: chosen(STRANGE, choice >> 5),
});

const without: Spoiling = (event, { choice }) => {
  const missing = chosen(Object.keys(event), choice);
  return Object.fromEntries(Object.entries(event).filter(([field]) => field !== missing));
};

const withMore: Spoiling = (event, { choice }) => ({
  ...event,
  [chosen(['openid', 'status', 'role', 'photos', 'score', 'workerId'], choice)]: 'admin',
});

const withVersion =
  (difference: number): Spoiling =>
  (event) =>
    'version' in event ? { ...event, version: Number(event.version) + difference } : event;

const withAssignee = (event: Fields, staffNo: string): Fields => {
  if ('reviewerId' in event) return { ...event, reviewerId: staffNo };
  return 'workerId' in event ? { ...event, workerId: staffNo } : event;
};

const withAnybody: Spoiling = (event, { choice }) => withAssignee(event, chosen(NAMEABLE, choice));
const withSomebodyNear: Spoiling = (event, { choice, near }) =>
  near.length ? withAssignee(event, chosen(near, choice)) : event;

/** Photos of somebody else, never uploaded, twice the same, too many, and from elsewhere. */
const withPhotos: Spoiling = (event, { who, choice, files }) => {
  const every = [...files];
  const mine = every.filter(([, owner]) => owner === who).map(([file]) => file);
  const [foreign = ''] = chosen(
    every.filter(([, owner]) => owner !== who),
    choice,
  );
  const [one = foreign] = mine;
  const invented = (n: number): string => one.replace(/[^/]+$/, `invented-${n}.jpg`);
  const photos = [
    [foreign],
    [...mine.slice(0, 1), foreign],
    [invented(0)],
    [one, one],
    Array.from({ length: 7 }, (_, n) => invented(n)),
    ['cloud://elsewhere.bucket/photos/one.jpg'],
  ];
  return 'note' in event || 'description' in event ? { ...event, photos: chosen(photos, choice) } : event;
};

const withMaterials: Spoiling = (event, { choice }) => {
  const line = (materialId: string, quantity: unknown = 1): Fields => ({ materialId, quantity });
  const lists = [
    [line('valve'), line('no-such-material')],
    [line('valve'), line('valve', 2)],
    [line('valve', 1000)],
    ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => line(id)),
    [{ ...line('valve'), price: 1 }],
  ];
  return 'materials' in event ? { ...event, materials: chosen(lists, choice) } : event;
};

export const SPOILS = {
  nothing: (event) => event,
  'an older version': withVersion(-1),
  'a newer version': withVersion(1),
  'a strange value': withStrangeValue,
  'a field too few': without,
  'a field too many': withMore,
  'any assignee': withAnybody,
  'an assignee who is involved': withSomebodyNear,
  'strange photos': withPhotos,
  'strange materials': withMaterials,
  'another place': (event, { choice }) =>
    'areaId' in event ? { ...event, [chosen(['areaId', 'itemId'], choice)]: 'nowhere' } : event,
  'no such ticket': (event) => ('ticketId' in event ? { ...event, ticketId: 'no-such-ticket' } : event),
} as const satisfies Record<string, Spoiling>;

export type Spoil = keyof typeof SPOILS;
