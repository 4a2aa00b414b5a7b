import type { StaffOption } from '@xiuda/domain';
import { reopening } from '../../../../behaviors/reopening';
import { type ChooserRow, found } from './people';

type Tap = WechatMiniprogram.TouchEvent<object, object, { staffNo: string }>;

/** More people than this are found by typing. */
const SEARCH_FROM = 8;

/** A sheet to choose one of these people from, least in hand first. Fires choose { staffNo, name } and close {}. */
Component({
  behaviors: [reopening],
  options: { pureDataPattern: /^_/ },
  properties: {
    show: { type: Boolean, value: false },
    title: { type: String, value: '' },
    people: { type: Array, value: [] as readonly StaffOption[] },
    chosen: { type: String, value: '' },
    empty: { type: String, value: '没有可以接手的同事' },
  },
  data: { rows: [] as ChooserRow[], words: '', hasSearch: false },
  observers: {
    'people, words'(people: readonly StaffOption[], words: string) {
      this.setData({ rows: found(people, words), hasSearch: people.length > SEARCH_FROM });
    },
    show(show: boolean) {
      this.want(show);
      if (this.data.words) this.setData({ words: '' });
    },
  },
  methods: {
    onSearch({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ words: detail.value.trim() });
    },
    onChoose({ currentTarget }: Tap) {
      const { staffNo } = currentTarget.dataset;
      const person = this.data.rows.find((one) => one.staffNo === staffNo);
      if (person) this.triggerEvent('choose', { staffNo, name: person.name });
    },
    onClose() {
      this.triggerEvent('close', {});
    },
  },
});
