import { busy } from '../../../behaviors/busy';
import { retry } from './retry';

/** Part of a list; `cursor` where it ended, empty at the end. */
interface Part<Row> {
  readonly rows: readonly Row[];
  readonly cursor: string;
}

/** A list, `rows` of the page, that comes part by part and grows at its end. */
export const paged = Behavior({
  behaviors: [busy, retry],
  data: {
    /** Empty at the end. */
    cursor: '',
  },
  methods: {
    /** @param load nothing where something else is wanted by then */
    showFirst(load: (cursor: string) => Promise<Part<unknown> | undefined>): Promise<void> {
      return this.showLoaded(async () => (await load('')) ?? {});
    },

    /** What comes late for a list that has been asked for again is not added. */
    async showMore<Row>(rows: readonly Row[], load: (cursor: string) => Promise<Part<Row>>): Promise<void> {
      const { cursor } = this.data;
      if (!cursor) return;
      await this.whileBusy(async () => {
        const more = await load(cursor);
        if (cursor === this.data.cursor) this.setData({ ...more, rows: [...rows, ...more.rows] });
      });
    },
  },
});
