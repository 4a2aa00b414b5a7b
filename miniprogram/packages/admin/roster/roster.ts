import { pageStyle } from '../../../behaviors/page-style';
import { open } from '../../../services/navigation';
import { IMPORT_ROSTER, personPage } from '../../../services/routes';
import { paged } from '../behaviors/paged';
import { typingPause } from '../behaviors/typing-pause';
import { EVERYBODY, isSame, ROLE_CHIPS, TABS, wantedOf } from './filter';
import { loadRoster, type ShownPerson } from './load';

/** 人员管理: everybody who works here. */
Page({
  behaviors: [paged, pageStyle, typingPause],
  data: { tabs: TABS, roleChips: ROLE_CHIPS, ...EVERYBODY, rows: [] as ShownPerson[], isCut: false },

  onShow() {
    void this.load();
  },

  onPullDownRefresh() {
    return this.pulledDown();
  },

  /** What was asked for before is not shown when something else is wanted by then. */
  load(): Promise<void> {
    const wanted = wantedOf(this.data);
    return this.showFirst(async (cursor) => {
      const loaded = await loadRoster(wanted, cursor);
      return isSame(wanted, wantedOf(this.data)) ? loaded : undefined;
    });
  },

  onSearch({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.afterTyping(() => {
      this.setData({ sought: detail.value.trim() });
      void this.load();
    });
  },

  onTab({ detail }: WechatMiniprogram.CustomEvent<{ id: string }>) {
    this.setData({ tab: detail.id });
    void this.onRetry();
  },

  /** Tapped again, it is everybody again. */
  onRole({ detail }: WechatMiniprogram.CustomEvent<{ id: string; ids: string[] }>) {
    this.setData({ role: detail.ids.includes(detail.id) ? [detail.id] : [] });
    void this.onRetry();
  },

  onReachBottom() {
    return this.showMore(this.data.rows, (cursor) => loadRoster(wantedOf(this.data), cursor));
  },

  onOpen({ detail }: WechatMiniprogram.CustomEvent<{ staffNo: string }>) {
    void open(personPage(detail.staffNo));
  },

  onAdd() {
    void open(personPage(''));
  },

  onImport() {
    void open(IMPORT_ROSTER);
  },
});
