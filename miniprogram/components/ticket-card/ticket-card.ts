import { chooseAction } from '../../services/action-buttons';
import type { Card } from './card';

type Tap = WechatMiniprogram.TouchEvent<object, object, { id: string }>;

/** A ticket in a list. Fires open { id } and act { id, action }. */
Component({
  properties: {
    card: { type: Object, value: {} as Card },
    /** The buttons wait for an answer. */
    busy: { type: Boolean, value: false },
  },
  methods: {
    onOpen() {
      this.triggerEvent('open', { id: this.data.card.id });
    },

    onAct(event: Tap) {
      this.act(event.currentTarget.dataset.id);
    },

    async onRest() {
      const chosen = await chooseAction(this.data.card);
      if (chosen) this.act(chosen);
    },

    act(action: string) {
      if (!this.data.busy) this.triggerEvent('act', { id: this.data.card.id, action });
    },

    onPhoto(event: Tap) {
      const urls = [...this.data.card.photos];
      void wx.previewImage({ urls, current: event.currentTarget.dataset.id });
    },
  },
});
