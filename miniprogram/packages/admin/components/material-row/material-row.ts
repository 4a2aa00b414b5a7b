import type { ShownMaterial } from '../../materials/load';

/** One material of the catalogue. Fires open { id }. */
Component({
  properties: {
    row: { type: Object, value: {} as ShownMaterial },
  },
  methods: {
    onTap() {
      this.triggerEvent('open', { id: this.data.row.id });
    },
  },
});
