/** A whole number with a button on either side. Fires change { value } with every number between min and max. */
Component({
  properties: {
    value: { type: Number, value: 1 },
    min: { type: Number, value: 1 },
    max: { type: Number, value: 999 },
    /** Of what: spoken with each control. */
    label: { type: String, value: '' },
  },
  data: {
    /** What stands in the field: while it is typed this need not be a number. */
    shown: '1',
  },
  observers: {
    value(value: number) {
      this.setData({ shown: `${value}` });
    },
  },
  methods: {
    onLess() {
      this.take(this.data.value - 1);
    },

    onMore() {
      this.take(this.data.value + 1);
    },

    onInput({ detail }: WechatMiniprogram.Input) {
      const { min, max } = this.data;
      const typed = Number.parseInt(detail.value, 10);
      this.setData({ shown: detail.value });
      if (typed >= min && typed <= max) this.take(typed);
    },

    /** What could not be taken does not stay there. */
    onBlur() {
      const typed = Number.parseInt(this.data.shown, 10);
      this.take(Number.isNaN(typed) ? this.data.value : typed);
    },

    take(wanted: number) {
      const { value, min, max } = this.data;
      const next = Math.min(max, Math.max(min, wanted));
      this.setData({ shown: `${next}` });
      if (next !== value) this.triggerEvent('change', { value: next });
    },
  },
});
