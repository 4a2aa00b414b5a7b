/** Somebody and where they are, with 拨打 where there is a number to dial. Fires call { phone }. */
Component({
  properties: {
    name: { type: String, value: '' },
    note: { type: String, value: '' },
    /** Empty: cannot be called. */
    phone: { type: String, value: '' },
  },
  methods: {
    onCall() {
      this.triggerEvent('call', { phone: this.data.phone });
    },
  },
});
