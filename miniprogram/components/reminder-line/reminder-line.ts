/** Says that few reminders are left. Fires more {}, inside the tap: only there may consent be asked for. */
Component({
  properties: {
    left: { type: Number, value: 0 },
  },
  methods: {
    onMore() {
      this.triggerEvent('more', {});
    },
  },
});
