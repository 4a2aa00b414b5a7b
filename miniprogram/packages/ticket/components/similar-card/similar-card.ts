import type { SimilarRow } from './rows';

/** So many are read at a glance. */
const SHOWN = 2;

type Tap = WechatMiniprogram.TouchEvent<object, object, { id: string }>;

/**
 * What is reported already of the place and item that are chosen; nothing without rows. Fires follow { id }, open { id }. 仍要报修
 * folds it to a line, until other rows come.
 */
Component({
  properties: {
    rows: { type: Array, value: [] as SimilarRow[] },
    /** An answer is waited for. */
    busy: { type: Boolean, value: false },
  },
  data: {
    shown: [] as SimilarRow[],
    more: 0,
    isFolded: false,
    isAllOwn: false,
    /** None that one could follow. */
    isAllKnown: false,
  },
  observers: {
    rows(rows: SimilarRow[]) {
      const shown = rows.slice(0, SHOWN);
      const isAllOwn = rows.every(({ kind }) => kind === 'own');
      const isAllKnown = rows.every(({ kind }) => kind !== 'other');
      this.setData({ shown, more: rows.length - shown.length, isAllOwn, isAllKnown, isFolded: false });
    },
  },
  methods: {
    onFold() {
      this.setData({ isFolded: !this.data.isFolded });
    },

    onFollow(event: Tap) {
      if (!this.data.busy) this.triggerEvent('follow', { id: event.currentTarget.dataset.id });
    },

    onOpen(event: Tap) {
      this.triggerEvent('open', { id: event.currentTarget.dataset.id });
    },
  },
});
