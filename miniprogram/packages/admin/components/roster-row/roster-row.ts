import type { ShownPerson } from '../../roster/load';

/** One person of the roster. Fires open { staffNo }. */
Component({
  properties: {
    row: { type: Object, value: {} as ShownPerson },
  },
  methods: {
    onTap() {
      this.triggerEvent('open', { staffNo: this.data.row.staffNo });
    },
  },
});
