import { ALL_ACTIONS, type ActionId, actionRow, FORMS } from '@xiuda/domain';
import { pageStyle } from '../../../behaviors/page-style';
import { actTarget, detailPage } from '../../../services/routes';
import { sendsStep } from '../behaviors/send-step';
import type { ActionForm } from '../components/action-form/action-form';
import { NO_FORM } from '../components/action-form/form';
import type { UploadProgress } from '../services/photo-draft';

type Choose = WechatMiniprogram.CustomEvent<{ label: string }>;

Page({
  behaviors: [sendsStep, pageStyle],
  data: {
    title: '',
    ground: '',
    form: NO_FORM,
    send: '',
    isDanger: false,
    ticketId: '',
    /** Of the ticket: who fits is suggested. */
    areaId: '',
    itemId: '',
    /** Staff numbers that cannot be chosen. */
    assignees: [] as readonly string[],
    /** Who repaired it before. */
    suggested: '',
    /** Under this name the form keeps what was filled in when it is left. */
    keepAs: '',
    canBeSent: false,
    upload: { arrived: 0, total: 0 } as UploadProgress,
  },
  action: '' as ActionId,
  target: { ticketId: '', version: 0 },

  onLoad(query: Record<string, string | undefined>) {
    const action = ALL_ACTIONS.find((one) => one === query.action);
    const form = action && FORMS[action];
    const { id, version, ...ticket } = actTarget(query);
    this.target = { ticketId: id, version };
    if (!action || !form) return void this.leave();
    this.action = action;
    const isDanger = actionRow(action).danger ?? false;
    const keepAs = `${action}:${id}`;
    this.setData({ form, ticketId: id, send: form.send, isDanger, ...ticket, keepAs });
  },

  onReady() {
    void wx.setNavigationBarTitle({ title: this.data.form.title });
  },

  onFormLoad({ detail }: WechatMiniprogram.CustomEvent<{ canBeSent: boolean }>) {
    this.setData({ canBeSent: detail.canBeSent });
  },

  onChoose({ detail: { label } }: Choose) {
    this.setData({ send: `${this.data.form.send}给 ${label}` });
  },

  onUpload({ detail }: WechatMiniprogram.CustomEvent<UploadProgress>) {
    this.setData({ upload: detail });
  },

  async onSend() {
    const form = this.selectComponent('#form') as unknown as ActionForm;
    await this.sendForm(form, this.action, this.target, () => this.leave());
  },

  /** To the page before, which shows what has changed; opened by itself it gives way to the ticket. */
  async leave() {
    if (getCurrentPages().length > 1) await wx.navigateBack();
    else await wx.redirectTo({ url: detailPage(this.target.ticketId) });
  },
});
