import type { Tone } from '@xiuda/domain';

/** Where a ticket stands: whose turn it is, and what there is to know about it. Lines that are empty are left out. */
Component({
  properties: {
    tone: { type: String, value: 'waiting' as Tone },
    /** `等你审核 · 已等 2小时`. */
    waiting: { type: String, value: '' },
    /** Kept together behind it. */
    unseen: { type: String, value: '' },
    /** Behind it as well: that it takes longer than it may. */
    late: { type: String, value: '' },
    hint: { type: String, value: '' },
    /** What was written about it, by whom and since when. */
    note: { type: String, value: '' },
    by: { type: String, value: '' },
  },
});
