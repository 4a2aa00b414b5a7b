import { ALL_ACTIONS, type ActionId, actionRow, FORMS } from '@xiuda/domain';
import { busy } from '../../../behaviors/busy';
import { explain, say } from '../../../services/feedback';
import { doneWords } from '../../../services/moves';
import { actTarget } from '../../../services/routes';
import { isOutdated, sendStep } from '../../../services/steps';
import type { ActionForm } from '../components/action-form/action-form';
import { NO_FORM } from '../components/action-form/form';

type Choose = WechatMiniprogram.CustomEvent<{ label: string }>;

Page({
  behaviors: [busy],
  data: {
    title: '',
    form: NO_FORM,
    send: '',
    isDanger: false,
    /** Staff numbers that cannot be chosen. */
    assignees: [] as readonly string[],
    /** Under this name the form keeps what was typed when it is left. */
    keepAs: '',
    isLoaded: false,
  },
  action: '' as ActionId,
  target: { ticketId: '', version: 0 },

  onLoad(query: Record<string, string | undefined>) {
    const action = ALL_ACTIONS.find((one) => one === query.action);
    const form = action && FORMS[action];
    if (!action || !form) return void wx.navigateBack();
    const { id, version, title, assignees } = actTarget(query);
    this.action = action;
    this.target = { ticketId: id, version };
    const isDanger = actionRow(action).danger ?? false;
    this.setData({ form, send: form.send, isDanger, title, assignees, keepAs: `${action}:${id}` });
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
      async () => {
        const { ticket } = await sendStep(this.action, this.target, await form.fields());
        form.forget();
        await wx.navigateBack();
        say(doneWords(this.action, ticket));
      },
      (error) => form.refuse(error) || this.refuse(error),
    );
  },

  /** What has changed is shown on the page before, beneath the words. */
  async refuse(error: unknown) {
    if (isOutdated(error)) await wx.navigateBack();
    await explain(error);
  },
});
