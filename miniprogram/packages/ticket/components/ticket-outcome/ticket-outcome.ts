/** How a ticket ended before it was repaired, and why. Fires go {}. */
Component({
  properties: {
    /** `刘敏 预审拒绝`. */
    what: { type: String, value: '' },
    reason: { type: String, value: '' },
    /** `预审员 · 今天 10:32`. */
    when: { type: String, value: '' },
    /** Words of the next step; empty: none. */
    button: { type: String, value: '' },
  },
  methods: {
    onTap() {
      this.triggerEvent('go', {});
    },
  },
});
