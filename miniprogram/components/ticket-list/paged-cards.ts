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

/** What a component gives that has `pagedCards`. */
interface Source {
  /** @throws CloudError */
  ask(asked: Asked): Promise<Loaded>;
  /** The first page has come. */
  onFirstPage(loaded: Loaded): void;
  /** @returns true where the refusal was dealt with */
  onRefused(error: unknown): Promise<boolean>;
}

/** Few, so that a page opens with little to send and draw. */
const FIRST_PAGE = 10;
const PAGE_SIZE = 20;
const LARGEST_PAGE = 50;
/** More than fit on a screen: the others go there once these are drawn. */
const FIRST_SCREEN = 6;

/** Cards that come page by page. */
export const pagedCards = Behavior({
  data: {
    state: 'loading' as ListState,
    cards: [] as Card[],
    /** Empty at the end. */
    cursor: '',
    /** Words of the empty and of the error state. */
    words: '',
    isMoreUnderWay: false,
    /** The bottom was reached before the cards above it were drawn. */
    isMoreWanted: false,
    hasMoreFailed: false,
    /** Counts what was asked for; an answer to an older question is dropped. */
    turn: 0,
  },
  methods: {
    source(): Source {
      return this as unknown as Source;
    },

    /** Loads from the top, as far as one has scrolled; what is there stays until the answer comes. */
    async refresh(): Promise<void> {
      const turn = this.nextTurn();
      try {
        const loaded = await this.load(Math.max(this.data.cards.length, FIRST_PAGE));
        if (turn === this.data.turn) this.show(loaded);
      } catch (error) {
        if (turn === this.data.turn) await this.fail(error);
      }
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
      this.setData({ state: 'loading', cards: [] });
      await this.refresh();
    },

    async more(): Promise<void> {
      const { cursor, isMoreUnderWay, state, turn } = this.data;
      if (!cursor || state !== 'ready') return;
      if (isMoreUnderWay) return this.setData({ isMoreWanted: true });
      this.setData({ isMoreUnderWay: true, hasMoreFailed: false });
      try {
        const loaded = await this.source().ask({ cursor, limit: PAGE_SIZE });
        if (turn === this.data.turn) this.append(loaded);
      } catch {
        if (turn === this.data.turn) this.setData({ hasMoreFailed: true });
      }
      if (turn === this.data.turn) this.setData({ isMoreUnderWay: false, isMoreWanted: false });
    },

    nextTurn(): number {
      const turn = this.data.turn + 1;
      this.setData({ turn, isMoreUnderWay: false, isMoreWanted: false, hasMoreFailed: false });
      return turn;
    },

    /** Cards that stand there already are replaced at once, so that nothing jumps. */
    show(loaded: Loaded): void {
      const { cards, cursor } = loaded;
      const { state, turn } = this.data;
      const drawn = cards.slice(0, state === 'ready' ? cards.length : FIRST_SCREEN);
      const isMoreUnderWay = drawn.length < cards.length;
      this.setData({ cards: drawn, cursor, state: cards.length ? 'ready' : 'empty', isMoreUnderWay }, () => {
        if (!isMoreUnderWay || turn !== this.data.turn) return;
        this.append(loaded);
        const { isMoreWanted } = this.data;
        this.setData({ isMoreUnderWay: false, isMoreWanted: false });
        if (isMoreWanted) void this.more();
      });
      this.source().onFirstPage(loaded);
    },

    /** Only what is new goes to the screen. */
    append({ cards, cursor }: Pick<Loaded, 'cards' | 'cursor'>): void {
      const { length } = this.data.cards;
      // A ticket that moved while one scrolled may come twice.
      const known = new Set(this.data.cards.map(({ id }) => id));
      const fresh = cards.filter(({ id }) => !known.has(id));
      const added = Object.fromEntries(fresh.map((card, index) => [`cards[${length + index}]`, card]));
      this.setData({ ...added, cursor });
    },

    async fail(error: unknown): Promise<void> {
      if (await this.source().onRefused(error)) return;
      if (this.data.state === 'ready') return explain(error);
      this.setData({ state: 'error', words: sentenceOf(error) });
    },
  },
});
