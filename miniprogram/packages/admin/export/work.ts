/** The exports of the last day as a page lists them, one of them carried on by this phone. */
import { attempt, say } from '../../../services/feedback';
import { carryOn, type SeenExport } from './exports';
import { placed, shown, type ShownExport } from './shown';

export const exportWork = Behavior({
  data: {
    rows: [] as ShownExport[],
    /** Id of the export that this phone carries on; empty where there is none. */
    working: '',
    /** Whoever leaves the page leaves the rest for later. */
    _isHere: true,
  },
  methods: {
    async work(id: string): Promise<void> {
      if (this.data.working) return;
      this.setData({ working: id });
      await attempt(async () => {
        const tell = (now: SeenExport) => this.put(now);
        if (await carryOn(id, tell, () => this.data._isHere)) say('整理好了，可以打开');
      });
      this.setData({ working: '' });
    },

    put(one: SeenExport): void {
      this.setData({ rows: placed(this.data.rows, shown(one, Date.now())) });
    },

    async onResume({ detail: { id } }: WechatMiniprogram.CustomEvent<{ id: string }>): Promise<void> {
      await this.work(id);
    },
  },
});
