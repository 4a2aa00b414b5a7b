import { changes, listChanges } from '../../services/changes';
import { explain, sentenceOf } from '../../services/feedback';
import type { Card } from '../ticket-card/card';
import type { Loaded } from './load';

export type ListState = 'loading' | 'ready' | 'empty' | 'error';

/** Of the page that is asked for. */
export interface Asked {
  /** Where the page before ended; absent for the first. */
  readonly cursor?: string;
  /** 1-50 */
  readonly limit: number;
}

/** What a component gives that has `pagedCards`; its pureDataPattern is /^_/. */
interface Source {
  /** @throws CloudError */
  ask(asked: Asked): Promise<Loaded>;
  /** What stood there the last time, until the first answer comes; undefined where nobody remembers. */
  recall(): Loaded | undefined;
  /** The first page has come. @returns what of the component's own data goes to the screen with it */
  onFirstPage(loaded: Loaded): object;
  /** @returns true where the refusal was dealt with */
  onRefused(error: unknown): Promise<boolean>;
}

/** Few, so that a page opens with little to send and draw. */
const FIRST_PAGE = 10;
const PAGE_SIZE = 20;
const LARGEST_PAGE = 50;
/** More than fit on a screen: the others go there once these are drawn. */
const FIRST_SCREEN = 6;

/** By list: the answer that it waits for. */
const underWay = new WeakMap<object, Promise<void>>();

/** Cards that come page by page. */
export const pagedCards = Behavior({
  data: {
    state: 'loading' as ListState,
    cards: [] as Card[],
    /** Empty at the end. */
    cursor: '',
    /** Words of the empty and of the error state. */
    words: '',
    hasMoreFailed: false,
    _isMoreUnderWay: false,
    /** The bottom was reached before the cards above it were drawn. */
    _isMoreWanted: false,
    /** What stands there was recalled: it is looked at, and not acted on. */
    _isOld: false,
    /** Counts what was asked for; an answer to an older question is dropped. */
    _turn: 0,
  },
  methods: {
    source(): Source {
      return this as unknown as Source;
    },

    /** Loads from the top, as far as one has scrolled; what is there stays until the answer comes. */
    refresh(): Promise<void> {
      const work = this.reload();
      underWay.set(this, work);
      return work.finally(() => {
        if (underWay.get(this) === work) underWay.delete(this);
      });
    },

    async reload(): Promise<void> {
      const turn = this.nextTurn();
      if (turn === 1) this.showRecalled();
      try {
        const loaded = await this.load(Math.max(this.data.cards.length, FIRST_PAGE));
        if (turn === this.data._turn) this.show(loaded);
      } catch (error) {
        if (turn === this.data._turn) await this.fail(error);
      }
    },

    /** Waits until what stands there is no longer recalled. @returns false where no answer came; that has been told */
    async freshened(): Promise<boolean> {
      if (this.data._isOld) await (underWay.get(this) ?? this.refresh());
      return !this.data._isOld;
    },

    /** @throws CloudError */
    async load(length: number): Promise<Loaded> {
      let loaded = await this.source().ask({ limit: Math.min(length, LARGEST_PAGE) });
      while (loaded.cursor && loaded.cards.length < length) {
        const { cards, cursor } = await this.source().ask({ cursor: loaded.cursor, limit: LARGEST_PAGE });
        loaded = { ...loaded, cards: [...loaded.cards, ...cards], cursor };
      }
      return loaded;
    },

    /** Asks anew for something else: nothing of the old list is left to be mistaken for the new one. */
    async restart(): Promise<void> {
      this.setData({ state: 'loading', cards: [], _isOld: false });
      await this.refresh();
    },

    async more(): Promise<void> {
      const { cursor, hasMoreFailed, state, _isMoreUnderWay, _isOld, _turn: turn } = this.data;
      if (_isOld && hasMoreFailed) return this.refresh();
      if (!cursor || state !== 'ready') return;
      if (_isMoreUnderWay || _isOld) return this.setData({ _isMoreWanted: true });
      this.setData({ _isMoreUnderWay: true, ...changes(this.data, { hasMoreFailed: false }) });
      try {
        const loaded = await this.source().ask({ cursor, limit: PAGE_SIZE });
        if (turn === this.data._turn) this.append(loaded);
      } catch {
        if (turn === this.data._turn) this.setData({ hasMoreFailed: true });
      }
      if (turn === this.data._turn) this.setData({ _isMoreUnderWay: false, _isMoreWanted: false });
    },

    nextTurn(): number {
      const _turn = this.data._turn + 1;
      const freshly = { _turn, _isMoreUnderWay: false, _isMoreWanted: false };
      this.setData({ ...freshly, ...changes(this.data, { hasMoreFailed: false }) });
      return _turn;
    },

    showRecalled(): void {
      const loaded = this.source().recall();
      if (!loaded) return;
      const { cards, cursor } = loaded;
      this.setData({ cards, cursor, state: 'ready', _isOld: true, ...this.source().onFirstPage(loaded) });
    },

    /** Cards that stand there already are replaced at once, so that nothing jumps; those that are the same stay. */
    show(loaded: Loaded): void {
      const { cards, cursor } = loaded;
      const { state, _turn: turn, _isOld } = this.data;
      const drawn = cards.slice(0, state === 'ready' ? cards.length : FIRST_SCREEN);
      const isMoreUnderWay = drawn.length < cards.length;
      const next: ListState = cards.length ? 'ready' : 'empty';
      const fresh = {
        ...listChanges('cards', this.data.cards, drawn),
        ...changes(this.data, { cursor, state: next, ...this.source().onFirstPage(loaded) }),
      };
      this.setData({ ...fresh, _isMoreUnderWay: isMoreUnderWay, _isOld: false }, () => {
        if (turn !== this.data._turn) return;
        if (isMoreUnderWay) this.append(loaded);
        if (isMoreUnderWay || _isOld) this.goOn();
      });
    },

    /** Whoever has come to the bottom meanwhile gets what follows. */
    goOn(): void {
      const { _isMoreWanted } = this.data;
      this.setData({ _isMoreUnderWay: false, _isMoreWanted: false });
      if (_isMoreWanted) void this.more();
    },

    /** Only what is new goes to the screen. */
    append({ cards, cursor }: Pick<Loaded, 'cards' | 'cursor'>): void {
      const { length } = this.data.cards;
      // A ticket that moved while one scrolled may come twice.
      const known = new Set(this.data.cards.map(({ id }) => id));
      const fresh = cards.filter(({ id }) => !known.has(id));
      const added = Object.fromEntries(fresh.map((card, index) => [`cards[${length + index}]`, card]));
      this.setData({ ...added, ...changes(this.data, { cursor }) });
    },

    async fail(error: unknown): Promise<void> {
      if (await this.source().onRefused(error)) return;
      if (this.data._isOld) this.setData({ hasMoreFailed: true });
      if (this.data.state === 'ready') return explain(error);
      this.setData({ state: 'error', words: sentenceOf(error) });
    },
  },
});
