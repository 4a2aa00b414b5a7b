export interface MaterialLine {
  readonly key: string;
  readonly name: string;
  /** `× 1 个`. */
  readonly amount: string;
}

/** A step at the list, with the words of its link. */
export interface MaterialLink {
  readonly action: string;
  readonly label: string;
}

type LinkEvent = WechatMiniprogram.TouchEvent<object, object, { action: string }>;

/** What a repair has used. Fires act { action }. */
Component({
  properties: {
    materials: { type: Array, value: [] as MaterialLine[] },
    /** Steps that change the list. */
    links: { type: Array, value: [] as MaterialLink[] },
  },
  methods: {
    onLink({ currentTarget }: LinkEvent) {
      this.triggerEvent('act', { action: currentTarget.dataset.action });
    },
  },
});
