const WORDS = ['', '很不满意', '不满意', '一般', '满意', '非常满意'];

/** One to five stars, with the word for them. Fires change { value }. */
Component({
  properties: {
    value: { type: Number, value: 0 },
    error: { type: String, value: '' },
  },
  data: {
    word: '',
  },
  observers: {
    value(value: number) {
      this.setData({ word: WORDS[value] ?? '' });
    },
  },
  methods: {
    onChange(event: WechatMiniprogram.CustomEvent) {
      this.triggerEvent('change', { value: Number(event.detail) });
    },
  },
});
