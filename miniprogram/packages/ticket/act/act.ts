import { ALL_ACTIONS, type ActionId, actionRow, FORMS } from '@xiuda/domain';
import { busy } from '../../../behaviors/busy';
import { explain, say } from '../../../services/feedback';
import { isOutdated, sendStep } from '../../../services/steps';
import type { ActionForm } from '../components/action-form/action-form';
import { NO_FORM } from '../components/action-form/form';

type Choose = WechatMiniprogram.CustomEvent<{ label: string }>;

Page({
  behaviors: [busy],
  data: { title: '', form: NO_FORM, send: '', isLoaded: false },
  action: '' as ActionId,
  target: { ticketId: '', version: 0 },

  onLoad({ action: wanted, id = '', version, title = '' }: Record<string, string | undefined>) {
    const action = ALL_ACTIONS.find((one) => one === wanted);
    const form = action && FORMS[action];
    if (!action || !form) return void wx.navigateBack();
    this.action = action;
    this.target = { ticketId: decodeURIComponent(id), version: Number(version) };
    this.setData({ form, send: form.send, title: decodeURIComponent(title) });
  },

  onReady() {
    void wx.setNavigationBarTitle({ title: this.data.form.title });
  },

  onFormLoad() {
    this.setData({ isLoaded: true });
  },

  onChoose({ detail: { label } }: Choose) {
    this.setData({ send: `${this.data.form.send}给 ${label}` });
  },

  async onSend() {
    const form = this.selectComponent('#form') as unknown as ActionForm;
    await this.whileBusy(
      async () => this.take(await form.fields()),
      (error) => form.refuse(error) || this.refuse(error),
    );
  },

  async take(fields: object) {
    await sendStep(this.action, this.target, fields);
    await wx.navigateBack();
    say(actionRow(this.action).done);
  },

  async refuse(error: unknown) {
    await explain(error);
    // What has changed is shown on the page before.
    if (isOutdated(error)) await wx.navigateBack();
  },
});
