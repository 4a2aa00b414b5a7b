import type { ShownRow } from '../../ledger/load';

/** One message and what became of it. Fires open { id }. */
Component({
  properties: {
    row: { type: Object, value: {} as ShownRow },
  },
  methods: {
    onTap() {
      this.triggerEvent('open', { id: this.data.row.id });
    },
  },
});
