import type { TalkModel } from '../../detail/talk';

/** The end of a ticket's conversation, calm lines; and the way to all of it. Fires open. */
Component({
  properties: {
    talk: { type: Object, value: {} as TalkModel },
  },
  methods: {
    onOpen() {
      this.triggerEvent('open');
    },
  },
});
