import type { Material } from '@xiuda/domain';
import { type ChosenRow, chosenRows, offered, type Wanted } from './materials';

type Tap = WechatMiniprogram.TouchEvent<object, object, { id: string }>;
type Step = WechatMiniprogram.CustomEvent<{ value: number }, object, { id: string }>;

/** Choose up to `max` materials and how many of each. Fires change { value }. */
Component({
  properties: {
    materials: { type: Array, value: [] as readonly Material[] },
    value: { type: Array, value: [] as Wanted[] },
    max: { type: Number, value: 5 },
    error: { type: String, value: '' },
  },
  data: {
    chosen: [] as ChosenRow[],
    rows: [] as Material[],
    rest: 0,
    words: '',
  },
  observers: {
    'materials, value, words'(materials: readonly Material[], value: readonly Wanted[], words: string) {
      this.setData({ chosen: chosenRows(materials, value), ...offered(materials, value, words) });
    },
  },
  methods: {
    onSearch({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ words: detail.value.trim() });
    },

    onAdd(event: Tap) {
      const { value, max } = this.data;
      if (value.length >= max) return;
      this.change([...value, { materialId: event.currentTarget.dataset.id, quantity: 1 }]);
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
