import { type Status, statusRow, type Tone } from '@xiuda/domain';

/** A status in words, on the ground of its tone. */
Component({
  properties: {
    status: { type: String, value: '' as Status | '' },
    /** Another one than the status has; empty: its own. */
    tone: { type: String, value: '' as Tone | '' },
  },
  data: { label: '', ground: '' as Tone | '' },
  observers: {
    'status, tone'(status: Status | '', another: Tone | '') {
      if (!status) return;
      const { label, tone } = statusRow(status);
      this.setData({ label, ground: another || tone });
    },
  },
});
