import { numbersMeant } from '@xiuda/domain';

/** Letters that are a whole number are looked for at once, without a tap. */
const isNumber = (typed: string): boolean => numbersMeant(typed, Date.now()).length > 0;

/** Looking for a ticket by its number. */
export const search = Behavior({
  data: {
    isSearching: false,
    /** What is looked for; empty: the tab is shown. */
    number: '',
  },
  methods: {
    onSearchOpen(): void {
      this.setData({ isSearching: true });
    },

    onTyped({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>): void {
      if (isNumber(detail.value) || !detail.value) this.find(detail.value);
    },

    onSearch({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>): void {
      this.find(detail.value);
    },

    onSearchClose(): void {
      this.setData({ isSearching: false });
      this.find('');
    },

    find(typed: string): void {
      const number = typed.trim();
      if (number === this.data.number) return;
      this.setData({ number });
      void (this as unknown as { restart(): Promise<void> }).restart();
    },
  },
});
