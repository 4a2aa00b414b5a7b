import { type ActionId, FORMS, type ViewId } from '@xiuda/domain';
import { CloudError } from '../../services/cloud';
import { goHome } from '../../services/entry';
import { explain, sentenceOf } from '../../services/feedback';
import { open } from '../../services/navigation';
import { actPage } from '../../services/routes';
import { login, staffRoles } from '../../services/session';
import { finishStep } from '../../services/steps';
import type { StripTab } from '../tab-strip/tab-strip';
import type { Card } from '../ticket-card/card';
import { emptyWords, type Filter, firstTab, load, type Loaded, strip, waitingIn } from './load';

type State = 'loading' | 'ready' | 'empty' | 'error';
type ActEvent = WechatMiniprogram.CustomEvent<{ id: string; action: ActionId }>;

const PAGE_SIZE = 20;
const LARGEST_PAGE = 50;

/**
 * One of the lists: loads it, shows its tabs and cards, takes the steps of their buttons. The page calls refresh() when it is
 * shown or pulled, and more() at its bottom. Fires open { id } and count { total }, the tickets that wait for this person.
 */
Component({
  properties: {
    view: { type: String, value: 'reporter' as ViewId },
    filter: { type: Object, value: {} as Filter },
  },
  data: {
    tabs: [] as StripTab[],
    current: '',
    state: 'loading' as State,
    cards: [] as Card[],
    cursor: '',
    /** Words of the empty and of the error state. */
    words: '',
    /** A queue that has something while this one is empty. */
    other: null as StripTab | null,
    isMoreUnderWay: false,
    hasMoreFailed: false,
    /** Ticket whose step is under way. */
    acting: '',
    /** Counts what was asked for; an answer to an older question is dropped. */
    turn: 0,
  },
  lifetimes: {
    attached() {
      const { view } = this.data;
      this.setData({ tabs: strip(view, {}), current: firstTab(view) });
    },
  },
  methods: {
    /** Loads from the top; what is there stays until the answer comes. */
    async refresh(): Promise<void> {
      const turn = this.nextTurn();
      const { view, filter, current: tab, cards } = this.data;
      const limit = Math.min(Math.max(cards.length, PAGE_SIZE), LARGEST_PAGE);
      try {
        const loaded = await load({ view, tab, filter, limit });
        if (turn === this.data.turn) this.show(loaded);
      } catch (error) {
        if (turn === this.data.turn) await this.fail(error);
      }
    },

    /** Asks anew with another filter: nothing of the old list is left to be mistaken for the new one. */
    async restart(): Promise<void> {
      this.setData({ state: 'loading', cards: [] });
      await this.refresh();
    },

    async more(): Promise<void> {
      const { view, filter, current: tab, cursor, isMoreUnderWay, state, turn } = this.data;
      if (!cursor || isMoreUnderWay || state !== 'ready') return;
      this.setData({ isMoreUnderWay: true, hasMoreFailed: false });
      try {
        const loaded = await load({ view, tab, filter, cursor, limit: PAGE_SIZE });
        if (turn === this.data.turn) this.append(loaded);
      } catch {
        if (turn === this.data.turn) this.setData({ hasMoreFailed: true });
      }
      if (turn === this.data.turn) this.setData({ isMoreUnderWay: false });
    },

    nextTurn(): number {
      const turn = this.data.turn + 1;
      this.setData({ turn, isMoreUnderWay: false, hasMoreFailed: false });
      return turn;
    },

    show({ cards, cursor, counts }: Loaded): void {
      const { view, current } = this.data;
      const tabs = strip(view, counts);
      this.setData({
        tabs,
        cards,
        cursor,
        state: cards.length ? 'ready' : 'empty',
        words: emptyWords(view, current),
        other: tabs.find(({ id, count }) => count > 0 && id !== current) ?? null,
      });
      this.triggerEvent('count', { total: waitingIn(view, counts) });
    },

    append({ cards, cursor }: Loaded): void {
      // A ticket that moved while one scrolled may come twice.
      const known = new Set(this.data.cards.map(({ id }) => id));
      this.setData({ cards: [...this.data.cards, ...cards.filter(({ id }) => !known.has(id))], cursor });
    },

    async fail(error: unknown): Promise<void> {
      if (error instanceof CloudError && error.code === 'FORBIDDEN' && (await this.leave())) return;
      if (this.data.state === 'ready') return explain(error);
      this.setData({ state: 'error', words: sentenceOf(error) });
    },

    /** The roster changed since the roles were asked for: where this list is no longer theirs, they go home. */
    async leave(): Promise<boolean> {
      const { view } = this.data;
      await login().catch(explain);
      if (staffRoles().some((role) => role === view)) return false;
      void goHome();
      return true;
    },

    async onTab(event: WechatMiniprogram.CustomEvent<{ id: string }>): Promise<void> {
      this.setData({ current: event.detail.id });
      await this.restart();
    },

    async onOther(): Promise<void> {
      this.setData({ current: this.data.other?.id ?? this.data.current });
      await this.restart();
    },

    async onRetry(): Promise<void> {
      await this.restart();
    },

    onOpen(event: WechatMiniprogram.CustomEvent<{ id: string }>): void {
      this.triggerEvent('open', event.detail);
    },

    async onAct(event: ActEvent): Promise<void> {
      const { id, action } = event.detail;
      const card = this.data.cards.find((one) => one.id === id);
      if (!card || this.data.acting) return;
      if (!FORMS[action]) return this.take(action, card);
      await open(actPage(action, card));
    },

    async take(action: ActionId, { id, version }: Card): Promise<void> {
      this.setData({ acting: id });
      await finishStep(action, { ticketId: id, version }, () => this.refresh());
      this.setData({ acting: '' });
    },
  },
});
