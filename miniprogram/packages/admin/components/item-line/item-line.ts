import type { ItemRow } from '../../items/load';

/** One item: its name, 工种 and notice. Fires edit { id } and more { id }. */
Component({
  properties: {
    row: { type: Object, value: {} as ItemRow },
  },
  methods: {
    onEdit() {
      this.triggerEvent('edit', { id: this.data.row.id });
    },
    onMore() {
      this.triggerEvent('more', { id: this.data.row.id });
    },
  },
});
