import { dateText, dayText } from '@xiuda/domain';

type Change = WechatMiniprogram.CustomEvent<{ value: string }>;

const DAY_MS = 24 * 60 * 60 * 1000;
/** As the steps take it. */
const FARTHEST = 365 * DAY_MS;

/** A day to come that nobody has to name, `YYYY-MM-DD` at UTC+8. Fires change { value }, empty where it is taken back. */
Component({
  properties: {
    label: { type: String, value: '' },
    hint: { type: String, value: '' },
    value: { type: String, value: '' },
    error: { type: String, value: '' },
  },
  data: { words: '', today: '', last: '' },
  lifetimes: {
    attached() {
      const now = Date.now();
      this.setData({ today: dayText(now), last: dayText(now + FARTHEST) });
    },
  },
  observers: {
    value(value: string) {
      this.setData({ words: value ? dateText(`${value}T12:00:00+08:00`, Date.now()) : '' });
    },
  },
  methods: {
    onPick({ detail }: Change) {
      this.triggerEvent('change', { value: detail.value });
    },

    onClear() {
      this.triggerEvent('change', { value: '' });
    },
  },
});
