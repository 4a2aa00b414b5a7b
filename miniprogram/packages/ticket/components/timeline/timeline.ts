import type { TimelineItem } from '../../detail/story';

/** What happened to a ticket, newest first. */
Component({
  properties: {
    items: { type: Array, value: [] as TimelineItem[] },
  },
});
