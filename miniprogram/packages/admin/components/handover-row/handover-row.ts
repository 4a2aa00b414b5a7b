import type { PlannedTicket } from '../../handover/plan';

/** A ticket that is handed over: to whom, or what became of it. Fires open { id } and choose { role, id }. */
Component({
  properties: {
    ticket: { type: Object, value: {} as PlannedTicket },
  },
  methods: {
    onOpen() {
      this.triggerEvent('open', { id: this.data.ticket.id });
    },
    onChoose() {
      const { role, id } = this.data.ticket;
      this.triggerEvent('choose', { role, id });
    },
  },
});
