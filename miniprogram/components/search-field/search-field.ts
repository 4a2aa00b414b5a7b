/** A field to look for something in. Fires change { value } with every letter, search { value } and close {}. */
Component({
  properties: {
    label: { type: String, value: '' },
    placeholder: { type: String, value: '' },
    maxlength: { type: Number, value: 40 },
    /** Opens the keyboard at once. */
    focus: { type: Boolean, value: false },
    /** Words of the button that leaves the search; empty: none. */
    close: { type: String, value: '' },
  },
  data: { value: '' },
  methods: {
    onInput(event: WechatMiniprogram.Input) {
      this.write(event.detail.value);
    },
    onClear() {
      this.write('');
    },
    write(value: string) {
      this.setData({ value });
      this.triggerEvent('change', { value });
    },
    onConfirm() {
      this.triggerEvent('search', { value: this.data.value });
    },
    onClose() {
      this.setData({ value: '' });
      this.triggerEvent('close', {});
    },
  },
});
