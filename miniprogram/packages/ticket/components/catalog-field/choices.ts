/** What each tree of the catalog offers, and what something that was chosen from it is called. */
import { pathTo } from '@xiuda/domain';
import { CloudError } from '../../../../services/cloud';
import { catalog } from '../../services/catalog';
import { pathOfPlace, placeSource } from '../../services/places';
import { recentChoices, type Tree } from '../../services/recent-choices';
import { type Source, treeSource } from '../cascade-picker/source';

interface Choices {
  /** Names on the way; `undefined` where it cannot be chosen any longer. @throws CloudError */
  pathOf(id: string): Promise<readonly string[] | undefined>;
  /** @throws CloudError */
  source(value: string): Promise<Source>;
}

export const CHOICES: Record<Tree, Choices> = {
  areas: {
    pathOf: (id) =>
      pathOfPlace(id).catch((error: unknown) => {
        if (error instanceof CloudError && error.code === 'NOT_FOUND') return undefined;
        throw error;
      }),
    source: async (value) => placeSource(value, recentChoices('areas')),
  },
  items: {
    async pathOf(id) {
      const path = pathTo((await catalog()).items, id);
      return path.length ? path.map(({ name }) => name) : undefined;
    },
    source: async (value) => treeSource((await catalog()).items, value, recentChoices('items')),
  },
};
