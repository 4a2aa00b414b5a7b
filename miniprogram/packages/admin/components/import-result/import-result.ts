import { NO_COUNTS } from '../../import/run';

/** How far an import is, and what it has done. */
Component({
  properties: {
    /** running, stopped or done. */
    stage: { type: String, value: 'running' },
    /** Of the rows. */
    percent: { type: Number, value: 0 },
    done: { type: Number, value: 0 },
    total: { type: Number, value: 0 },
    counts: { type: Object, value: NO_COUNTS },
  },
});
