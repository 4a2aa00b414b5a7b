import type { TreeNode } from '@xiuda/domain';
import { type Level, levelOf, startOf, type Step } from './levels';

export interface Choosing {
  readonly title: string;
  readonly nodes: readonly TreeNode[];
  /** Id of the leaf that is chosen; empty: none yet. */
  readonly value: string;
}

/** What a page gets by selectComponent. */
export interface CascadePicker {
  open(choosing: Choosing): void;
}

/**
 * Chooses a leaf of a tree, level by level, from the bottom of the screen. Opened by a call rather than by properties: a tree of
 * thousands of rooms stays with the script, and only one level goes to the screen. Fires change { id } with the leaf that was tapped.
 */
Component({
  options: { pureDataPattern: /^_/ },
  data: {
    show: false,
    title: '',
    trail: [] as Step[],
    /** Only one: a list of its own for every level, so that each starts at its top. */
    levels: [] as Level[],
    _nodes: [] as readonly TreeNode[],
    _value: '',
  },
  methods: {
    open({ title, nodes, value }: Choosing) {
      this.setData({ show: true, title, _nodes: nodes, _value: value });
      this.enter(startOf(nodes, value));
    },

    enter(trail: Step[]) {
      const { _nodes, _value } = this.data;
      this.setData({ trail, levels: [levelOf(_nodes, trail[trail.length - 1]?.id ?? '', _value)] });
    },

    /** Back to the level where the tapped step was chosen. */
    onStep(event: WechatMiniprogram.TouchEvent<object, object, { index: number }>) {
      this.enter(this.data.trail.slice(0, event.currentTarget.dataset.index));
    },

    onOption(event: WechatMiniprogram.TouchEvent<object, object, { id: string }>) {
      const { id } = event.currentTarget.dataset;
      const option = this.data.levels[0]?.options.find((one) => one.id === id);
      if (!option) return;
      if (option.isBranch) return this.enter([...this.data.trail, { id, name: option.name }]);
      this.onClose();
      this.triggerEvent('change', { id });
    },

    onClose() {
      this.setData({ show: false });
    },
  },
});
