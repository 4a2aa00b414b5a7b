import type { StaffOption } from '@xiuda/domain';

interface Row extends StaffOption {
  readonly initial: string;
}

type Tap = WechatMiniprogram.TouchEvent<object, object, { staffNo: string }>;

/** More people than this are found by typing. */
const SEARCH_FROM = 8;

const rowsOf = (people: readonly StaffOption[], words: string): Row[] =>
  people
    .filter(
      ({ name, staffNo }) => name.includes(words) || staffNo.toLowerCase().includes(words.toLowerCase()),
    )
    .map((person) => ({ ...person, initial: person.name.slice(0, 1) }));

/** Choose one of these people; each shows what is in hand already. Fires change { value, name }. */
Component({
  properties: {
    people: { type: Array, value: [] as StaffOption[] },
    chosen: { type: String, value: '' },
    error: { type: String, value: '' },
  },
  data: {
    rows: [] as Row[],
    words: '',
    hasSearch: false,
  },
  observers: {
    'people, words'(people: StaffOption[], words: string) {
      this.setData({ rows: rowsOf(people, words), hasSearch: people.length > SEARCH_FROM });
    },
  },
  methods: {
    onSearch(event: WechatMiniprogram.Input) {
      this.setData({ words: event.detail.value.trim() });
    },

    onChoose(event: Tap) {
      const { staffNo } = event.currentTarget.dataset;
      const person = this.data.people.find((one: StaffOption) => one.staffNo === staffNo) as
        StaffOption | undefined;
      if (person) this.triggerEvent('change', { value: staffNo, name: person.name });
    },
  },
});
