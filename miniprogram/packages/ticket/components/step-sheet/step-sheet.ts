import type { Form } from '@xiuda/domain';
import { reopening } from '../../../../behaviors/reopening';
import type { ActionForm } from '../action-form/action-form';

/** What a page gets by selectComponent. */
export interface StepSheet {
  actionForm(): ActionForm;
}

/** The form of a step in a sheet over its ticket; what was filled in stays when it is closed. Fires send {} and close {}. */
Component({
  behaviors: [reopening],
  options: { pureDataPattern: /^_/ },
  properties: {
    show: { type: Boolean, value: false },
    form: { type: Object, value: null as Form | null },
    keepAs: { type: String, value: '' },
    busy: { type: Boolean, value: false },
    danger: { type: Boolean, value: false },
  },
  data: {
    /** One at most: another form starts anew. */
    forms: [] as Form[],
    /** Of the keyboard, px: it lies over the sheet, which ends above it. */
    keyboard: 0,
  },
  observers: {
    show(show: boolean) {
      this.want(show);
    },

    form(form: Form | null) {
      this.setData({ forms: form ? [form] : [] });
    },
  },
  methods: {
    actionForm(): ActionForm {
      return this.selectComponent('#form') as unknown as ActionForm;
    },

    onKeyboard({ detail }: WechatMiniprogram.CustomEvent<{ height: number }>) {
      this.setData({ keyboard: detail.height });
    },

    onSend() {
      if (!this.data.busy) this.triggerEvent('send', {});
    },

    onClose() {
      if (this.data.busy) return;
      this.setData({ keyboard: 0 });
      this.triggerEvent('close', {});
    },
  },
});
