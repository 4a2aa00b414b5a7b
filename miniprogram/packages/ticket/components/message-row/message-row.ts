import type { MessageRow } from '../../messages/load';

/** One message: what happened, to which ticket, when. Fires open { id }. */
Component({
  properties: {
    message: { type: Object, value: {} as MessageRow },
  },
  methods: {
    onTap() {
      this.triggerEvent('open', { id: this.data.message.id });
    },
  },
});
