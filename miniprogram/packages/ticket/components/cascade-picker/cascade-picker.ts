import { wordsIn } from '@xiuda/domain';
import { reopening } from '../../../../behaviors/reopening';
import { sentenceOf } from '../../../../services/feedback';
import type { Level, Step } from './levels';
import type { Recent } from './recents';
import type { Found } from './search';
import type { Source } from './source';

export interface Choosing {
  readonly title: string;
  /** What one may type to find a leaf: 搜索楼栋、房号. */
  readonly hint: string;
  readonly source: Source;
  /** Id of the leaf that is chosen; empty: none yet. */
  readonly value: string;
}

/** What a page gets by selectComponent. */
export interface CascadePicker {
  open(choosing: Choosing): void;
}

type IdEvent = WechatMiniprogram.TouchEvent<object, object, { id: string }>;

const NOTHING: Found = { rows: [], hasMore: false };

/** What a picker is about while it is open. */
interface Session {
  readonly source: Source;
  /** Only the last question's answer is shown. */
  asked: number;
  again?: () => Promise<object>;
  /** Ends a pause in typing without an answer. */
  stop(): void;
}

const sessions = new WeakMap<object, Session>();

/**
 * Chooses a leaf of a tree from the bottom of the screen: one chosen before, by words, or level by level. Opened by a call rather
 * than by properties: only what is looked at goes to the screen. Fires change { id, way } with the leaf that was tapped and all
 * names on the way to it: 3栋 / 2层 / 201.
 */
Component({
  behaviors: [reopening],
  options: { pureDataPattern: /^_/ },
  observers: {
    show(show: boolean) {
      this.want(show);
    },
  },
  data: {
    show: false,
    title: '',
    hint: '',
    typed: '',
    isSearching: false,
    /** Of what is looked at: the level, or what was found. */
    state: 'loading' as 'loading' | 'ready' | 'error',
    /** Of the state error. */
    words: '',
    found: NOTHING,
    recents: [] as readonly Recent[],
    trail: [] as readonly Step[],
    /** Only one: a list of its own for every level, so that each starts at its top. */
    levels: [] as Level[],
    chosen: '',
    /** Lines of what is still to come. */
    bars: [1, 2, 3, 4, 5],
    /** Of the keyboard, px: it lies over the sheet, which ends above it. */
    keyboard: 0,
  },
  methods: {
    open({ title, hint, source, value: chosen }: Choosing) {
      sessions.set(this, { source, asked: 0, stop: () => undefined });
      const fresh = { typed: '', isSearching: false, found: NOTHING, recents: [], trail: [], levels: [] };
      this.setData({ show: true, title, hint, chosen, ...fresh });
      void this.ask(async () => {
        const { trail, level, recents } = await source.start();
        return { trail, levels: [level], recents };
      });
    },

    /** Shows what is answered, unless something else is asked for meanwhile. */
    async ask(again: () => Promise<object>) {
      const session = sessions.get(this);
      if (!session) return;
      const asked = ++session.asked;
      session.again = again;
      this.setData({ state: 'loading' });
      const answer = await again().then(
        (data) => ({ ...data, state: 'ready' as const }),
        (error: unknown) => ({ state: 'error' as const, words: sentenceOf(error) }),
      );
      if (asked === session.asked) this.setData(answer);
    },

    onRetry() {
      const again = sessions.get(this)?.again;
      if (again) void this.ask(again);
    },

    /** Who goes from level to level does not want one of the recent ones. */
    enter(trail: readonly Step[]) {
      const id = trail[trail.length - 1]?.id ?? '';
      this.setData({ trail, recents: [] });
      void this.ask(async () => ({ levels: [await sessions.get(this)?.source.below(id)] }));
    },

    seek(typed: string) {
      const session = sessions.get(this);
      if (!session) return;
      session.stop();
      const isSearching = wordsIn(typed).length > 0;
      this.setData({ typed, isSearching });
      if (!isSearching) return this.leaveSearch();
      this.setData({ state: 'loading' });
      const find = () => void this.ask(async () => ({ found: await session.source.find(typed) }));
      if (!session.source.pause) return find();
      const timer = setTimeout(find, session.source.pause);
      session.stop = () => clearTimeout(timer);
    },

    /** The level is there still, unless it never came. */
    leaveSearch() {
      const session = sessions.get(this);
      if (session) session.asked += 1;
      if (this.data.levels.length) this.setData({ state: 'ready', found: NOTHING });
      else this.enter(this.data.trail);
    },

    choose(id: string, ...names: readonly string[]) {
      this.onClose();
      this.triggerEvent('change', { id, way: names.filter(Boolean).join(' / ') });
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
      const trail = [...this.data.trail, { id, name: option.name }];
      if (option.isBranch) this.enter(trail);
      else this.choose(id, ...trail.map(({ name }) => name));
    },

    onFound(event: IdEvent) {
      const row = this.data.found.rows.find(({ id }) => id === event.currentTarget.dataset.id);
      if (row) this.choose(row.id, row.path, row.name);
    },

    onRecent(event: IdEvent) {
      const recent = this.data.recents.find(({ id }) => id === event.currentTarget.dataset.id);
      if (recent) this.choose(recent.id, recent.path);
    },

    onClose() {
      sessions.get(this)?.stop();
      this.setData({ show: false, keyboard: 0 });
    },
  },
});
