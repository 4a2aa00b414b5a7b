import type { ShownRow } from '../../stock-ledger/load';

/** One line of the store room's ledger. Fires open { ticketId } where it belongs to a ticket. */
Component({
  properties: {
    row: { type: Object, value: {} as ShownRow },
    /** Says of which material it is. */
    named: { type: Boolean, value: false },
  },
  methods: {
    onTap() {
      const { ticketId } = this.data.row;
      if (ticketId) this.triggerEvent('open', { ticketId });
    },
  },
});
