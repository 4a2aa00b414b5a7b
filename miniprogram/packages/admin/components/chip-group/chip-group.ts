export interface Chip {
  readonly id: string;
  readonly label: string;
}

/** A few things of which one is chosen. Fires change { id }. */
Component({
  properties: {
    /** What is chosen here, as a screen reader says it. */
    label: { type: String, value: '' },
    chips: { type: Array, value: [] as Chip[] },
    chosen: { type: String, value: '' },
  },
  methods: {
    onTap(event: WechatMiniprogram.TouchEvent<object, object, { id: string }>) {
      const { id } = event.currentTarget.dataset;
      if (id !== this.data.chosen) this.triggerEvent('change', { id });
    },
  },
});
