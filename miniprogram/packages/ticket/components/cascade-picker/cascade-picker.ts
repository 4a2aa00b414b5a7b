import type { TreeNode } from '@xiuda/domain';
import { type Level, levelOf, startOf, type Step } from './levels';
import { type Recent, recentsOf } from './recents';
import { type Found, search, wordsOf } from './search';

export interface Choosing {
  readonly title: string;
  /** What one may type to find a leaf: 搜索楼栋、房号. */
  readonly hint: string;
  readonly nodes: readonly TreeNode[];
  /** Id of the leaf that is chosen; empty: none yet. */
  readonly value: string;
  /** Ids of leaves that are offered before all others. */
  readonly recents: readonly string[];
}

/** What a page gets by selectComponent. */
export interface CascadePicker {
  open(choosing: Choosing): void;
}

type IdEvent = WechatMiniprogram.TouchEvent<object, object, { id: string }>;

const NOTHING: Found = { rows: [], hasMore: false };

/**
 * Chooses a leaf of a tree from the bottom of the screen: one chosen before, by words, or level by level. Opened by a call rather
 * than by properties: a tree of thousands of rooms stays with the script, and only what is looked at goes to the screen. Fires
 * change { id } with the leaf that was tapped.
 */
Component({
  options: { pureDataPattern: /^_/ },
  data: {
    show: false,
    title: '',
    hint: '',
    typed: '',
    isSearching: false,
    found: NOTHING,
    recents: [] as Recent[],
    trail: [] as Step[],
    /** Only one: a list of its own for every level, so that each starts at its top. */
    levels: [] as Level[],
    chosen: '',
    /** Of the keyboard, px: it lies over the sheet, which ends above it. */
    keyboard: 0,
    _nodes: [] as readonly TreeNode[],
  },
  methods: {
    open({ title, hint, nodes, value, recents }: Choosing) {
      this.setData({ show: true, title, hint, chosen: value, _nodes: nodes });
      this.seek('');
      this.enter(startOf(nodes, value));
      this.setData({ recents: recentsOf(nodes, recents) });
    },

    /** Who goes from level to level does not want one of the recent ones. */
    enter(trail: Step[]) {
      const { _nodes, chosen } = this.data;
      const level = levelOf(_nodes, trail[trail.length - 1]?.id ?? '', chosen);
      this.setData({ trail, levels: [level], recents: [] });
    },

    seek(typed: string) {
      const isSearching = wordsOf(typed).length > 0;
      const found = isSearching ? search(this.data._nodes, typed) : NOTHING;
      this.setData({ typed, isSearching, found });
    },

    choose(id: string) {
      this.onClose();
      this.triggerEvent('change', { id });
    },

    onSearch({ detail }: WechatMiniprogram.Input) {
      this.seek(detail.value);
    },

    onClear() {
      this.seek('');
    },

    onKeyboard({ detail }: WechatMiniprogram.InputKeyboardHeightChange) {
      this.setData({ keyboard: detail.height });
    },

    onBlur() {
      this.setData({ keyboard: 0 });
    },

    /** Back to the level where the tapped step was chosen. */
    onStep(event: WechatMiniprogram.TouchEvent<object, object, { index: number }>) {
      this.enter(this.data.trail.slice(0, event.currentTarget.dataset.index));
    },

    onOption(event: IdEvent) {
      const { id } = event.currentTarget.dataset;
      const option = this.data.levels[0]?.options.find((one) => one.id === id);
      if (!option) return;
      if (option.isBranch) this.enter([...this.data.trail, { id, name: option.name }]);
      else this.choose(id);
    },

    /** One that was found, or was chosen before. */
    onLeaf(event: IdEvent) {
      this.choose(event.currentTarget.dataset.id);
    },

    onClose() {
      this.setData({ show: false, keyboard: 0 });
    },
  },
});
