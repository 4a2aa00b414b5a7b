/** The tree of places: all of it from the memory of a warm instance, a few of them by id in one round trip. */
import {
  childrenOf,
  MOST_LEVELS,
  type PlaceDoc,
  placeAtEnd,
  type PlaceRow,
  placesFromRows,
} from '@xiuda/domain';
import { type Aggregation, command, database } from '../sdk';

/** What the server hands out in one answer. */
const BATCH = 1000;

const places = () => database.collection('places');

/** The tree as it stood at a version. */
export interface PlacesAt {
  readonly version: number;
  /** In the order of the tree, those switched off included. */
  readonly places: readonly PlaceDoc[];
  readonly byId: ReadonlyMap<string, PlaceDoc>;
  /** Of each parent, in their order. */
  readonly children: ReadonlyMap<string, readonly PlaceDoc[]>;
  /** Those that can be reported from and lie in this one. */
  offeredIn(parentId: string): readonly PlaceDoc[];
  /** All that are offered and have nothing below them that is. */
  readonly leaves: readonly PlaceDoc[];
  /** How many lie below this one, at any depth. */
  countOf(id: string): number;
}

let memory: PlacesAt | undefined;

/** A query without a condition has no index. */
const every = () => places().where({ _id: command.gt('') });

async function readRows(): Promise<PlaceRow[]> {
  const { total } = await every().count();
  const batches = Array.from({ length: Math.ceil(total / BATCH) }, (_, at) =>
    every()
      .orderBy('_id', 'asc')
      .skip(at * BATCH)
      .limit(BATCH)
      .get(),
  );
  return (await Promise.all(batches)).flatMap(({ data }) => data as PlaceRow[]);
}

/** Keeps what this instance knows to be the tree at that version. */
export function rememberPlaces(version: number, rows: readonly PlaceRow[]): PlacesAt {
  const places = placesFromRows(rows);
  const children = childrenOf(places);
  const offered = childrenOf(places.filter(({ isOffered }) => isOffered));
  const counts = new Map<string, number>();
  for (const { ids } of places) for (const id of ids.slice(0, -1)) counts.set(id, (counts.get(id) ?? 0) + 1);
  memory = {
    ...{ version, places, children },
    byId: new Map(places.map((place) => [place._id, place])),
    offeredIn: (parentId) => offered.get(parentId) ?? [],
    leaves: places.filter(({ _id, isOffered }) => isOffered && !offered.has(_id)),
    countOf: (id) => counts.get(id) ?? 0,
  };
  return memory;
}

async function versionOfPlaces(): Promise<number> {
  const { data } = await database.collection('catalog').doc('areas').get();
  return (data as { version: number } | null)?.version ?? 0;
}

/**
 * The whole tree. Rows are read after the version: a change in between makes the version too old, never the rows, and the next
 * caller reads anew.
 * @param version where it is known already; otherwise it is asked for
 */
export async function placesAt(version?: number): Promise<PlacesAt> {
  const wanted = version ?? (await versionOfPlaces());
  return memory?.version === wanted ? memory : rememberPlaces(wanted, await readRows());
}

/** Every place with the way to it, in the order of the tree, those switched off included. */
export const allPlaces = async (): Promise<readonly PlaceDoc[]> => (await placesAt()).places;

/** The level above, its level above, and so on. */
const ABOVE = Array.from({ length: MOST_LEVELS - 1 }, (_, at) => `joined_above${at + 1}`);

type Levels = Readonly<Record<string, unknown>>;
type Joined = PlaceRow & Levels;

/** Joins what lies above the places whose `parentId` stands in this field. */
export const joinedAbove = (query: Aggregation, parentId: string): Aggregation =>
  ABOVE.reduce(
    (joined, as, at) =>
      joined.lookup({
        ...{ from: 'places', foreignField: '_id', as },
        localField: at === 0 ? parentId : `${ABOVE[at - 1] ?? ''}.parentId`,
      }),
    query,
  );

/** @param levels the document that the levels above were joined to */
export function placeIn(row: PlaceRow, levels: Levels): PlaceDoc | undefined {
  const above = ABOVE.flatMap((level) => ((levels[level] ?? []) as PlaceRow[]).slice(0, 1)).reverse();
  return placeAtEnd([...above, row]);
}

/** These places, in this order, those switched off included; unknown ones are left out. One round trip, whatever the tree holds. */
export async function placesById(ids: readonly string[]): Promise<PlaceDoc[]> {
  if (!ids.length) return [];
  const wanted = places()
    .aggregate()
    .match({ _id: command.in([...ids]) });
  const { list } = await joinedAbove(wanted, 'parentId').limit(ids.length).end();
  const found = new Map((list as Joined[]).map((one) => [one._id, placeIn(one, one)]));
  return ids.flatMap((id) => found.get(id) ?? []);
}

/** `undefined` where there is none. */
export const placeById = async (id: string): Promise<PlaceDoc | undefined> => (await placesById([id]))[0];
