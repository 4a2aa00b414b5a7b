import { open } from '../../../../services/navigation';
import { detailPage } from '../../../../services/routes';
import { similarRows } from '../../services/similar';
import type { SimilarRow } from '../similar-card/rows';

type IdEvent = WechatMiniprogram.CustomEvent<{ id: string }>;

const NOTHING = { areaId: '', itemId: '' };

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
    lookForSimilar({ areaId, itemId }: typeof NOTHING): void {
      const { _asked } = this.data;
      if (areaId === _asked.areaId && itemId === _asked.itemId) return;
      this.setData({ _asked: { areaId, itemId }, ...(this.data.similar.length && { similar: [] }) });
      void this.lookAgain();
    },

    /** An answer to an older question is dropped. */
    async lookAgain(): Promise<void> {
      const { _asked } = this.data;
      const similar = await similarRows(_asked.areaId, _asked.itemId);
      if (_asked === this.data._asked && (similar.length || this.data.similar.length))
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
