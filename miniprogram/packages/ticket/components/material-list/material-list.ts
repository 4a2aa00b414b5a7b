export interface MaterialLine {
  readonly key: string;
  readonly name: string;
  /** `× 1 个`. */
  readonly amount: string;
}

/** What a repair has used. Fires add {}. */
Component({
  properties: {
    materials: { type: Array, value: [] as MaterialLine[] },
    /** Words of the link that adds some; empty: none. */
    add: { type: String, value: '' },
  },
  methods: {
    onAdd() {
      this.triggerEvent('add', {});
    },
  },
});
