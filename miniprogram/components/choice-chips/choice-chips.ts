export interface ChipOption {
  readonly id: string;
  readonly label: string;
}

interface Chip extends ChipOption {
  readonly isIn: boolean;
}

type Tap = WechatMiniprogram.TouchEvent<object, object, { id: string }>;

/** A few choices side by side, one or several of them chosen. Fires change { ids, id } with what is chosen then. */
Component({
  properties: {
    options: { type: Array, value: [] as readonly ChipOption[] },
    chosen: { type: Array, value: [] as readonly string[] },
    /** Several at once; otherwise a tap chooses another one. */
    many: { type: Boolean, value: false },
    /** They share the width of their line; otherwise each is as wide as its words. */
    filling: { type: Boolean, value: false },
    /** What is chosen here, as a screen reader says it. */
    label: { type: String, value: '' },
  },
  data: { chips: [] as Chip[] },
  observers: {
    'options, chosen'(options: readonly ChipOption[], chosen: readonly string[]) {
      this.setData({ chips: options.map((option) => ({ ...option, isIn: chosen.includes(option.id) })) });
    },
  },
  methods: {
    onTap({ currentTarget }: Tap) {
      const { id } = currentTarget.dataset;
      const chosen = this.data.chosen as readonly string[];
      const isIn = chosen.includes(id);
      if (isIn && !this.data.many) return;
      const others = this.data.many ? chosen.filter((one) => one !== id) : [];
      this.triggerEvent('change', { id, ids: isIn ? others : [...others, id] });
    },
  },
});
