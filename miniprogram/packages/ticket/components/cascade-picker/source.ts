/** Where a picker takes its choices from: a tree that is here, or one that is asked for level by level. */
import type { TreeNode } from '@xiuda/domain';
import { type Level, levelOf, startOf, type Step } from './levels';
import { type Recent, recentsIn } from './recents';
import { type Found, search } from './search';

/** Where choosing begins. */
export interface Start {
  readonly trail: readonly Step[];
  readonly level: Level;
  readonly recents: readonly Recent[];
}

/** Each answer may fail with a CloudError. */
export interface Source {
  start(): Promise<Start>;
  /** What lies below this one; empty: the top. */
  below(id: string): Promise<Level>;
  find(typed: string): Promise<Found>;
  /** How long one may type before it is looked for, ms. */
  readonly pause: number;
}

/**
 * @param value id of the leaf that is chosen; empty: none yet
 * @param recents ids of leaves that are offered before all others
 */
export const treeSource = (
  nodes: readonly TreeNode[],
  value: string,
  recents: readonly string[],
): Source => ({
  async start() {
    const trail = startOf(nodes, value);
    const level = levelOf(nodes, trail[trail.length - 1]?.id ?? '', value);
    return { trail, level, recents: recentsIn(nodes, recents) };
  },
  below: async (id) => levelOf(nodes, id, value),
  find: async (typed) => search(nodes, typed),
  pause: 0,
});
