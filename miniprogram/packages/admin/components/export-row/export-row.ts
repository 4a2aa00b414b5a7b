import type { ShownExport } from '../../export/shown';

/** One export: what it holds, who made it, how far it is. Fires open { id } (a file) and resume { id } (one that was left). */
Component({
  properties: {
    row: { type: Object, value: {} as ShownExport },
    /** It is being carried on right now. */
    working: { type: Boolean, value: false },
  },
  methods: {
    onTap() {
      const { id, isDone } = this.data.row;
      this.triggerEvent(isDone ? 'open' : 'resume', { id });
    },
  },
});
