import { type Status, statusRow } from '@xiuda/domain';

/** A status in words, on the ground of its tone. */
Component({
  properties: {
    status: { type: String, value: '' as Status | '' },
  },
  data: { label: '', tone: '' },
  observers: {
    status(status: Status | '') {
      if (!status) return;
      const { label, tone } = statusRow(status);
      this.setData({ label, tone });
    },
  },
});
