import type { Material } from '@xiuda/domain';

/** As the step's input has it. */
export interface Wanted {
  readonly materialId: string;
  readonly quantity: number;
}

interface Row extends Material {
  readonly quantity: number;
}

type Tap = WechatMiniprogram.TouchEvent<object, object, { id: string }>;
/** vant hands the number over as the detail itself. */
type Step = WechatMiniprogram.CustomEvent<object, object, { id: string }>;

function chosenRows(materials: readonly Material[], wanted: readonly Wanted[]): Row[] {
  const known = new Map(materials.map((material) => [material.id, material]));
  return wanted.flatMap(({ materialId, quantity }) => {
    const material = known.get(materialId);
    return material ? [{ ...material, quantity }] : [];
  });
}

const offered = (materials: readonly Material[], wanted: readonly Wanted[], words: string): Material[] =>
  materials.filter(
    ({ id, name }) => name.includes(words) && !wanted.some(({ materialId }) => materialId === id),
  );

/** Choose up to `max` materials and how many of each. Fires change { value }. */
Component({
  properties: {
    materials: { type: Array, value: [] as Material[] },
    value: { type: Array, value: [] as Wanted[] },
    max: { type: Number, value: 5 },
    error: { type: String, value: '' },
  },
  data: {
    chosen: [] as Row[],
    rows: [] as Material[],
    words: '',
  },
  observers: {
    'materials, value, words'(materials: Material[], value: Wanted[], words: string) {
      this.setData({ chosen: chosenRows(materials, value), rows: offered(materials, value, words) });
    },
  },
  methods: {
    onSearch(event: WechatMiniprogram.Input) {
      this.setData({ words: event.detail.value.trim() });
    },

    onAdd(event: Tap) {
      const { value, max } = this.data;
      if (value.length >= max) return;
      this.setData({ words: '' });
      this.change([...value, { materialId: event.currentTarget.dataset.id, quantity: 1 }]);
    },

    onRemove(event: Tap) {
      const { id } = event.currentTarget.dataset;
      this.change(this.data.value.filter(({ materialId }: Wanted) => materialId !== id));
    },

    onQuantity(event: Step) {
      const { id } = event.currentTarget.dataset;
      const quantity = Number(event.detail);
      this.change(this.data.value.map((one: Wanted) => (one.materialId === id ? { ...one, quantity } : one)));
    },

    change(value: Wanted[]) {
      this.triggerEvent('change', { value });
    },
  },
});
