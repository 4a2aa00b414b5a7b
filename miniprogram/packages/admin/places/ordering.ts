import { busy } from '../../../behaviors/busy';
import { call } from '../../../services/cloud';
import { say } from '../../../services/feedback';
import { newRequestId } from '../../../services/request-id';
import { placeLevels } from '../behaviors/place-levels';
import type { PlaceLine } from './load';
import { shifted } from './shifted';

type IdEvent = WechatMiniprogram.CustomEvent<{ id: string }>;

/** 排序: lines go up and down until they are kept or left as they were. */
export const placeOrdering = Behavior({
  behaviors: [busy, placeLevels],
  data: {
    isOrdering: false,
    _before: [] as readonly PlaceLine[],
    _orderRequest: '',
  },
  methods: {
    onOrder() {
      this.setData({ isOrdering: true, _before: this.data.lines });
      this.intendOrder();
    },

    intendOrder() {
      this.setData({ _orderRequest: newRequestId() });
    },

    shift(id: string, by: 1 | -1) {
      this.setData({ lines: shifted(this.data.lines, id, by) });
      this.intendOrder();
    },

    onUp({ detail: { id } }: IdEvent) {
      this.shift(id, -1);
    },

    onDown({ detail: { id } }: IdEvent) {
      this.shift(id, 1);
    },

    onLeaveOrder() {
      this.setData({ isOrdering: false, lines: this.data._before });
    },

    async onKeepOrder() {
      const { parentId, lines, _orderRequest: requestId } = this.data;
      await this.whileBusy(async () => {
        const ids = lines.map(({ id }) => id);
        await call('admin-catalog', { op: 'orderPlaces', parentId, ids, requestId });
        this.setData({ isOrdering: false });
        await this.load();
        say('顺序已保存');
      });
    },
  },
});
