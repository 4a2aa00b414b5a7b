import type { StaffOption } from '@xiuda/domain';
import { inOrder, offer, type PersonRow } from './people';

type Tap = WechatMiniprogram.TouchEvent<object, object, { staffNo: string }>;

/** More people than this are found by typing. */
const SEARCH_FROM = 8;
/** So many are shown at once: what is asked for below them stays near. */
const FIRST = 10;
const MORE = 30;

/**
 * Choose one of these people; who is suggested comes first and says why, and each shows what is in hand already. Fires change
 * { value, name }.
 */
Component({
  properties: {
    people: { type: Array, value: [] as readonly StaffOption[] },
    /** Above them; empty: none. */
    title: { type: String, value: '' },
    chosen: { type: String, value: '' },
    error: { type: String, value: '' },
    /** Said where there is nobody to choose. */
    empty: { type: String, value: '现在没有可以选的同事，请联系管理员' },
  },
  data: {
    sorted: [] as StaffOption[],
    rows: [] as PersonRow[],
    rest: 0,
    words: '',
    count: FIRST,
    hasSearch: false,
  },
  observers: {
    people(people: readonly StaffOption[]) {
      this.setData({ sorted: inOrder(people), hasSearch: people.length > SEARCH_FROM });
    },
    'sorted, words, count, chosen'(sorted: StaffOption[], words: string, count: number, chosen: string) {
      this.setData(offer(sorted, words, count, chosen));
    },
  },
  methods: {
    onSearch({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ words: detail.value.trim(), count: FIRST });
    },

    onMore() {
      this.setData({ count: this.data.count + MORE });
    },

    onChoose(event: Tap) {
      const { staffNo } = event.currentTarget.dataset;
      const person = this.data.rows.find((one) => one.staffNo === staffNo);
      if (person) this.triggerEvent('change', { value: staffNo, name: person.name });
    },
  },
});
