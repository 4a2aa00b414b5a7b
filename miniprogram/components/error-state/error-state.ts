/** What went wrong, and 重试. Fires retry. */
Component({
  properties: {
    text: { type: String, value: '' },
  },
  methods: {
    onTap() {
      this.triggerEvent('retry');
    },
  },
});
