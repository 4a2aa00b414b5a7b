import type { Bubble } from '../../talk/bubbles';

/** One comment: who, in which role, when, and what. One's own stand on the right. */
Component({
  properties: {
    comment: { type: Object, value: {} as Bubble },
  },
});
