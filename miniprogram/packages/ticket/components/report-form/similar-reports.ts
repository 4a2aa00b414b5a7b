import { open } from '../../../../services/navigation';
import { detailPage } from '../../../../services/routes';
import { similarRows } from '../../services/similar';
import type { SimilarRow } from '../similar-card/rows';

type IdEvent = WechatMiniprogram.CustomEvent<{ id: string }>;

interface Pair {
  readonly areaId: string;
  readonly itemId: string;
}

const NOTHING: Pair = { areaId: '', itemId: '' };

/** Data are copied where they are set. */
const isSame = (one: Pair, other: Pair): boolean =>
  one.areaId === other.areaId && one.itemId === other.itemId;

/** What is reported already of the place and item that a form names. It is asked for behind the form and keeps nobody waiting. */
export const similarReports = Behavior({
  properties: {
    /** The page waits for an answer. */
    busy: { type: Boolean, value: false },
  },
  data: {
    similar: [] as SimilarRow[],
    /** What was asked for last. */
    _asked: NOTHING,
  },
  methods: {
    lookForSimilar({ areaId, itemId }: Pair): void {
      if (isSame({ areaId, itemId }, this.data._asked)) return;
      this.setData({ _asked: { areaId, itemId }, ...(this.data.similar.length && { similar: [] }) });
      void this.lookAgain();
    },

    /** An answer to an older question is dropped. */
    async lookAgain(): Promise<void> {
      const { _asked } = this.data;
      const similar = await similarRows(_asked.areaId, _asked.itemId);
      if (isSame(_asked, this.data._asked) && (similar.length || this.data.similar.length))
        this.setData({ similar });
    },

    onFollow({ detail: { id } }: IdEvent): void {
      const title = this.data.similar.find(({ ticketId }) => ticketId === id)?.title ?? '';
      this.triggerEvent('follow', { id, title });
    },

    onOpen({ detail: { id } }: IdEvent): void {
      void open(detailPage(id));
    },
  },
});
