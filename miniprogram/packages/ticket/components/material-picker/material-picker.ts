import type { MaterialOnHand } from '@xiuda/domain';
import {
  type ChosenRow,
  chosenRows,
  noneWords,
  offered,
  type OfferedRow,
  type Source,
  VERBS,
  type Wanted,
} from './materials';

type Tap = WechatMiniprogram.TouchEvent<object, object, { id: string }>;
type Step = WechatMiniprogram.CustomEvent<{ value: number }, object, { id: string }>;

/** Choose up to `max` materials and how many of each. Fires change { value }. */
Component({
  properties: {
    materials: { type: Array, value: [] as readonly MaterialOnHand[] },
    value: { type: Array, value: [] as Wanted[] },
    max: { type: Number, value: 5 },
    /** Where they are: in the store room, or used by the ticket. */
    source: { type: String, value: 'store' as Source },
    error: { type: String, value: '' },
  },
  data: {
    chosen: [] as ChosenRow[],
    rows: [] as OfferedRow[],
    /** What a tap on a row does. */
    verb: '',
    /** Said where there are no rows. */
    none: '',
    rest: 0,
    words: '',
  },
  observers: {
    'materials, value, words, source'(
      materials: readonly MaterialOnHand[],
      value: readonly Wanted[],
      words: string,
      source: Source,
    ) {
      this.setData({
        chosen: chosenRows(materials, value, source),
        ...offered(materials, value, words, source),
        verb: VERBS[source],
        none: noneWords(source, materials.length, words),
      });
    },
  },
  methods: {
    onSearch({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ words: detail.value.trim() });
    },

    onAdd(event: Tap) {
      const { value, max, rows } = this.data;
      const { id } = event.currentTarget.dataset;
      if (value.length >= max || rows.find((row) => row.id === id)?.isGone) return;
      this.change([...value, { materialId: id, quantity: 1 }]);
    },

    onRemove(event: Tap) {
      const { id } = event.currentTarget.dataset;
      this.change(this.data.value.filter(({ materialId }: Wanted) => materialId !== id));
    },

    onQuantity({ detail, currentTarget }: Step) {
      const { id } = currentTarget.dataset;
      const { value: quantity } = detail;
      this.change(this.data.value.map((one: Wanted) => (one.materialId === id ? { ...one, quantity } : one)));
    },

    change(value: readonly Wanted[]) {
      this.triggerEvent('change', { value });
    },
  },
});
