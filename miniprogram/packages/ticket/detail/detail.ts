import { type ActionId, actionRow, FORMS } from '@xiuda/domain';
import { CloudError, call } from '../../../services/cloud';
import { explain, say, sentenceOf } from '../../../services/feedback';
import { actPage } from '../../../services/routes';
import { account, homePage } from '../../../services/session';
import { takeStep } from '../../../services/steps';
import type { WireTicket } from '../../../services/wire';
import { modelOf, roleOn } from './model';

interface Answer {
  readonly ticket: WireTicket;
  readonly actions: ActionId[];
}

type Act = WechatMiniprogram.CustomEvent<{ action: ActionId }>;
type Tap = WechatMiniprogram.TouchEvent<object, object, { phone: string }>;

Page({
  data: {
    id: '',
    state: 'loading' as 'loading' | 'ready' | 'gone' | 'error',
    words: '',
    version: 0,
    ticket: {} as ReturnType<typeof modelOf> | object,
    title: '',
    actions: [] as ActionId[],
    role: '' as ReturnType<typeof roleOn>,
    busy: false,
  },

  onLoad({ id = '' }: Record<string, string | undefined>) {
    this.setData({ id: decodeURIComponent(id) });
  },

  async onShow() {
    await this.load();
  },

  async onPullDownRefresh() {
    await this.load();
    void wx.stopPullDownRefresh();
  },

  async load() {
    try {
      const { ticket, actions } = await call<Answer>('tickets', { op: 'get', ticketId: this.data.id });
      const model = modelOf(ticket, actions, Date.now());
      const role = roleOn(ticket, account()?.staff?.staffNo);
      this.setData({
        state: 'ready',
        ticket: model,
        title: model.title,
        version: ticket.version,
        actions,
        role,
      });
    } catch (error) {
      await this.fail(error);
    }
  },

  /** What stands on the screen stays there while the network is away; a ticket that is no longer ours goes. */
  async fail(error: unknown) {
    const isGone = error instanceof CloudError && error.code === 'NOT_FOUND';
    if (this.data.state === 'ready' && !isGone) return explain(error);
    this.setData({ state: isGone ? 'gone' : 'error', words: sentenceOf(error), actions: [] });
  },

  async onRetry() {
    this.setData({ state: 'loading' });
    await this.load();
  },

  async onAct({ detail }: Act) {
    const { action } = detail;
    const { id, version, title, busy } = this.data;
    if (busy) return;
    if (FORMS[action]) return void wx.navigateTo({ url: actPage(action, id, version, title) });
    this.setData({ busy: true });
    try {
      await takeStep(action, id, version);
      say(actionRow(action).done);
    } catch (error) {
      await explain(error);
    }
    await this.load();
    this.setData({ busy: false });
  },

  onCall(event: Tap) {
    void wx.makePhoneCall({ phoneNumber: event.currentTarget.dataset.phone }).catch(() => undefined);
  },

  onHome() {
    void wx.reLaunch({ url: homePage() });
  },
});
