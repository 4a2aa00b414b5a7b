/** What will appear here and, where there is one, the next step. Fires go. */
Component({
  properties: {
    text: { type: String, value: '' },
    /** van-icon above the text. */
    icon: { type: String, value: 'smile-comment-o' },
    /** Words on the button; empty: none. */
    button: { type: String, value: '' },
  },
  methods: {
    onTap() {
      this.triggerEvent('go');
    },
  },
});
