import type { ActionId, GrantCounts, ViewId } from '@xiuda/domain';
import { CloudError } from '../../services/cloud';
import { askConsent } from '../../services/consent';
import { goHome } from '../../services/entry';
import { explain, say } from '../../services/feedback';
import { keepSeen } from '../../services/last-seen';
import { arrivedIn } from '../../services/moves';
import { open } from '../../services/navigation';
import { asksFirst, detailPage, stepPage } from '../../services/routes';
import { noteGrants } from '../../services/reminders';
import { login, staffRoles } from '../../services/session';
import { finishStep } from '../../services/steps';
import { fewLeft, topUp } from '../../services/top-up';
import { keepService } from '../../services/service';
import { setUnread } from '../../services/unread';
import type { StripTab } from '../tab-strip/tab-strip';
import type { Card } from '../ticket-card/card';
import {
  type Counts,
  emptyWords,
  type Filter,
  find,
  firstTab,
  isOnlyByTime,
  load,
  type Loaded,
  NOT_FOUND,
  recalled,
  strip,
  waitingIn,
} from './load';
import { type Asked, pagedCards } from './paged-cards';
import { search } from './search';

type ActEvent = WechatMiniprogram.CustomEvent<{ id: string; action: ActionId }>;
type IdEvent = WechatMiniprogram.CustomEvent<{ id: string }>;

/**
 * One of the lists: loads it, shows its tabs and cards, opens tickets, takes the steps of their buttons. The page calls refresh()
 * when it is shown or pulled, and more() at its bottom. Fires count { total }, the tickets that wait for this person, and unfiltered {}
 * where a tab is shown that takes no filter.
 */
Component({
  behaviors: [pagedCards, search],
  options: { pureDataPattern: /^_/ },
  properties: {
    view: { type: String, value: 'reporter' as ViewId },
    filter: { type: Object, value: {} as Filter },
    /** Tickets can be looked for by number. */
    searchable: { type: Boolean, value: false },
    /** Opens with what stood there the last time. */
    remembers: { type: Boolean, value: false },
  },
  data: {
    tabs: [] as StripTab[],
    current: '',
    /** A queue that has something while this one is empty. */
    other: null as StripTab | null,
    /** The tab that a ticket has just moved to. */
    arrived: '',
    /** -1: enough. */
    remindersLeft: -1,
    /** Ticket whose step is under way. */
    acting: '',
  },
  lifetimes: {
    attached() {
      const { view } = this.data;
      this.setData({ tabs: strip(view, {}, ''), current: firstTab(view) });
    },
  },
  methods: {
    ask(asked: Asked): Promise<Loaded> {
      const { view, filter, current: tab, number } = this.data;
      if (number) return find(view, number);
      return load({ view, tab, filter: isOnlyByTime(view, tab) ? {} : filter, ...asked });
    },

    recall(): Loaded | undefined {
      return this.data.remembers ? recalled(this.data.view) : undefined;
    },

    onFirstPage(loaded: Loaded): object {
      const { view } = this.data;
      const { counts, unread, grants, service, whose } = loaded;
      if (service) keepService(service);
      if (unread !== undefined) setUnread(unread);
      const reminders = grants ? this.remindersOf(grants) : {};
      if (this.data.number) return { ...reminders, words: NOT_FOUND, other: null };
      this.keep(loaded);
      this.triggerEvent('count', { total: waitingIn(view, counts) });
      return { ...reminders, ...this.tabOf(counts), ...(whose && { arrived: arrivedIn(view) }) };
    },

    /** Of the tab that the list opens with. */
    keep({ tickets, counts, cursor, whose }: Loaded): void {
      const { view, remembers, current } = this.data;
      if (remembers && current === firstTab(view))
        keepSeen(view, whose, { tickets, counts, hasMore: cursor !== '' });
    },

    /** Only where few are left, and to whom works in this list. */
    remindersOf(grants: Partial<GrantCounts>): object {
      noteGrants(grants);
      return { remindersLeft: fewLeft([this.data.view]) };
    },

    async onMoreReminders(): Promise<void> {
      await topUp([this.data.view]);
      this.setData({ remindersLeft: fewLeft([this.data.view]) });
    },

    tabOf(counts: Counts): object {
      const { view, current } = this.data;
      const tabs = strip(view, counts, current);
      const other = tabs.find(({ id, count }) => count > 0 && id !== current) ?? null;
      return { tabs, other, words: emptyWords(view, current) };
    },

    /** The roster changed since the roles were asked for: where this list is no longer theirs, they go home. */
    async onRefused(error: unknown): Promise<boolean> {
      if (!(error instanceof CloudError) || error.code !== 'FORBIDDEN') return false;
      const { view } = this.data;
      await login().catch(explain);
      if (staffRoles().some((role) => role === view)) return false;
      void goHome();
      return true;
    },

    async choose(current: string): Promise<void> {
      this.setData({ current, arrived: '' });
      await this.restart();
    },

    /** The tab that the filter is for. */
    showFiltered(): Promise<void> {
      return this.choose(firstTab(this.data.view));
    },

    tapped(id: string): void {
      if (isOnlyByTime(this.data.view, id)) this.triggerEvent('unfiltered', {});
      void this.choose(id);
    },

    onTab({ detail }: IdEvent): void {
      this.tapped(detail.id);
    },

    onOther(): void {
      this.tapped(this.data.other?.id ?? this.data.current);
    },

    onRetry(): void {
      void this.restart();
    },

    onOnline(): void {
      void this.refresh();
    },

    onOpen({ detail }: IdEvent): void {
      void open(detailPage(detail.id));
    },

    /** The card as it stands in the cloud, if that is what the person has read. */
    async confirmed(card: Card): Promise<Card | undefined> {
      if (!this.data._isOld) return card;
      this.setData({ acting: card.id });
      const isFresh = await this.freshened();
      this.setData({ acting: '' });
      const fresh = this.data.cards.find(({ id, version }) => id === card.id && version === card.version);
      if (isFresh && !fresh) say('工单刚有变化，请看过再办');
      return isFresh ? fresh : undefined;
    },

    async onAct({ detail: { id, action } }: ActEvent): Promise<void> {
      const shown = this.data.cards.find((one) => one.id === id);
      if (!shown || this.data.acting) return;
      if (!asksFirst(action)) askConsent(action);
      const card = await this.confirmed(shown);
      if (!card) return;
      if (asksFirst(action)) await open(stepPage(action, card));
      else await this.take(action, card);
    },

    async take(action: ActionId, { id, version }: Card): Promise<void> {
      this.setData({ acting: id });
      await finishStep(action, { ticketId: id, version }, () => this.refresh());
      this.setData({ acting: '' });
    },
  },
});
