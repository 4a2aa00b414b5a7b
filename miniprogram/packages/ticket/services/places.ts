/** Places to choose from: one level at a time, found by the cloud, kept while the app runs and the tree stays as it is. */
import { call } from '../../../services/cloud';
import { type Choice, levelFrom, type Step } from '../components/cascade-picker/levels';
import { recentsOf } from '../components/cascade-picker/recents';
import { type Leaf, rowOf } from '../components/cascade-picker/search';
import type { Source } from '../components/cascade-picker/source';

/** Longer than between two letters of a word, ms. */
const PAUSE = 300;

/** As `catalog · places` answers. */
interface LevelAnswer {
  readonly version: number;
  readonly trail: readonly Step[];
  readonly places: readonly Choice[];
  readonly way: readonly string[];
  readonly recents: readonly Leaf[];
}

let keptVersion: number | undefined;
const kept = new Map<string, readonly Choice[]>();

/** Levels of another version go. */
function keep(parentId: string, { version, places }: LevelAnswer): void {
  if (version !== keptVersion) kept.clear();
  keptVersion = version;
  kept.set(parentId, places);
}

async function levelAt(parentId: string): Promise<readonly Choice[]> {
  const known = kept.get(parentId);
  if (known) return known;
  const answer = await call<LevelAnswer>('catalog', { op: 'places', parentId });
  keep(parentId, answer);
  return answer.places;
}

/**
 * @param value id of the place that is chosen; empty: none yet
 * @param recents ids of places that are offered before all others
 */
export function placeSource(value: string, recents: readonly string[]): Source {
  let way: readonly string[] = [];
  return {
    async start() {
      const wish = { op: 'places', parentId: '', chosen: value, recents };
      const answer = await call<LevelAnswer>('catalog', wish);
      const parentId = answer.trail[answer.trail.length - 1]?.id ?? '';
      keep(parentId, answer);
      way = answer.way;
      const level = levelFrom(parentId, answer.places, way);
      return { trail: answer.trail, level, recents: recentsOf(answer.recents) };
    },
    below: async (id) => levelFrom(id, await levelAt(id), way),
    async find(words) {
      const { places, hasMore } = await call<{ places: Leaf[]; hasMore: boolean }>('catalog', {
        ...{ op: 'findPlaces', words: words.trim() },
      });
      return { rows: places.map(rowOf), hasMore };
    },
    pause: PAUSE,
  };
}

/** Names on the way to it. @throws CloudError NOT_FOUND where it is not offered any longer */
export const pathOfPlace = async (id: string): Promise<readonly string[]> =>
  (await call<{ path: string[] }>('catalog', { op: 'place', id })).path;
