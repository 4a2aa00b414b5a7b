import type { Tone } from '@xiuda/domain';

/** A status in words, on the ground of its tone. */
Component({
  properties: {
    label: { type: String, value: '' },
    tone: { type: String, value: '' as Tone | '' },
  },
});
