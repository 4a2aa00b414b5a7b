import { type ActionId, URGENT_WORD } from '@xiuda/domain';
import { loadable } from '../../../behaviors/loadable';
import { pageStyle } from '../../../behaviors/page-style';
import { askConsent } from '../../../services/consent';
import { goHome } from '../../../services/entry';
import { say } from '../../../services/feedback';
import { open } from '../../../services/navigation';
import { dial } from '../../../services/phone-call';
import { asksFirst, createPage, ledgerPage, replyPage, stepPage, talkPage } from '../../../services/routes';
import { service } from '../../../services/service';
import { finishStep } from '../../../services/steps';
import { sheetSteps } from '../behaviors/sheet-steps';
import { sendWish } from '../services/wishes';
import { loadTicket } from './load';
import type { TalkModel } from './talk';
import type { modelOf, roleOn } from './model';

type Act = WechatMiniprogram.CustomEvent<{ action: ActionId }>;

Page({
  behaviors: [sheetSteps, loadable, pageStyle],
  data: {
    id: '',
    version: 0,
    ticket: {} as Partial<ReturnType<typeof modelOf>>,
    actions: [] as ActionId[],
    talk: {} as Partial<TalkModel>,
    role: '' as ReturnType<typeof roleOn>,
    isAdmin: false,
    servicePhone: service().phone,
    urgentWord: URGENT_WORD,
  },
  /** The step whose sheet was asked for with the page. */
  wanted: '',
  /** Asked for whenever the page is shown: what is tapped meanwhile waits for the ticket as it is now. */
  fresh: Promise.resolve(),

  onLoad({ id = '', act = '' }: Record<string, string | undefined>) {
    this.wanted = act;
    this.setData({ id: decodeURIComponent(id) });
  },

  async onShow() {
    this.fresh = this.load();
    await this.fresh;
    if (this.data.state !== 'ready') return;
    this.openWanted(this.wanted);
    this.wanted = '';
  },

  async onPullDownRefresh() {
    await this.load();
    void wx.stopPullDownRefresh();
  },

  async load() {
    await this.showLoaded(() => loadTicket(this.data.id));
    this.closeOutdated();
  },

  async onRetry() {
    this.setData({ state: 'loading' });
    await this.onShow();
  },

  onAct({ detail }: Act) {
    if (!asksFirst(detail.action)) askConsent(detail.action);
    return this.act(detail.action);
  },

  async act(action: ActionId) {
    await this.fresh;
    const { id, version, ticket, isBusy } = this.data;
    if (isBusy || !this.isPossible(action) || this.openSheet(action)) return;
    const { title = '', ground = '', areaId = '', itemId = '', assignees = [], suggested = '' } = ticket;
    const about = { title, ground, areaId, itemId, assignees, suggested };
    if (asksFirst(action)) return open(stepPage(action, { id, version, ...about }));
    await this.whileBusy(() => finishStep(action, { ticketId: id, version }, () => this.load()));
  },

  onCall({ detail }: WechatMiniprogram.CustomEvent<{ phone: string }>) {
    dial(detail.phone);
  },

  /** The platform says itself that it has been copied. */
  onCopy() {
    wx.setClipboardData({ data: this.data.ticket.number ?? '' }).catch(() => undefined);
  },

  /** Said over what it has led to, or over what was there already. */
  async onUrge() {
    await this.whileBusy(async () => {
      try {
        await sendWish('ticket-talk', { op: 'urge', ticketId: this.data.id });
        say('已催促，处理人会收到消息');
      } finally {
        await this.load();
      }
    });
  },

  onTalk() {
    void open(talkPage(this.data.id));
  },

  onReply() {
    void open(replyPage(this.data.id));
  },

  onLedger() {
    void open(ledgerPage(this.data.id));
  },

  onAgain() {
    void open(createPage(this.data.ticket.areaId));
  },

  onHome: goHome,
});
