export interface StripTab {
  readonly id: string;
  readonly label: string;
  /** 0: none, or nobody counts them. */
  readonly count: number;
}

/** Tabs side by side; the chosen one is underlined. Fires change { id }. */
Component({
  properties: {
    tabs: { type: Array, value: [] as StripTab[] },
    current: { type: String, value: '' },
    /** The tab that something has just moved to: it lights up once. */
    arrived: { type: String, value: '' },
  },
  methods: {
    onTap(event: WechatMiniprogram.TouchEvent<object, object, { id: string }>) {
      const { id } = event.currentTarget.dataset;
      if (id !== this.data.current) this.triggerEvent('change', { id });
    },
  },
});
