import { type Colleague, offer } from './offer';

type Tap = WechatMiniprogram.TouchEvent<object, object, { staffNo: string }>;

/** More people than this are found by typing. */
const SEARCH_FROM = 8;

/** One of these colleagues, to be tapped. Fires change { staffNo }. */
Component({
  properties: {
    label: { type: String, value: '' },
    people: { type: Array, value: [] as readonly Colleague[] },
    chosen: { type: String, value: '' },
    error: { type: String, value: '' },
    /** Said where there is nobody to choose. */
    empty: { type: String, value: '' },
  },
  data: { rows: [] as Colleague[], rest: 0, words: '', hasSearch: false },
  observers: {
    'people, words, chosen'(people: readonly Colleague[], words: string, chosen: string) {
      this.setData({ ...offer(people, words, chosen), hasSearch: people.length > SEARCH_FROM });
    },
  },
  methods: {
    onSearch({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ words: detail.value.trim() });
    },
    onChoose({ currentTarget }: Tap) {
      this.triggerEvent('change', { staffNo: currentTarget.dataset.staffNo });
    },
  },
});
