import { ALL_ROSTER_STATES, ROLES, ROSTER_STATES, STAFF_ROLES } from '@xiuda/domain';
import { busy } from '../../../behaviors/busy';
import { loadable } from '../../../behaviors/loadable';
import { pageStyle } from '../../../behaviors/page-style';
import { open } from '../../../services/navigation';
import { IMPORT_ROSTER, personPage } from '../../../services/routes';
import { loadRoster, type ShownPerson, type Wanted } from './load';

const ALL = { id: 'all', label: '全部' };
const TABS = [ALL, ...ALL_ROSTER_STATES.map((id) => ({ id, label: ROSTER_STATES[id] }))].map((tab) => ({
  ...tab,
  count: 0,
}));
const ROLE_CHIPS = STAFF_ROLES.map((id) => ({ id: id as string, label: ROLES[id].label as string }));

/** Letters of one word are typed within this, ms. */
const TYPING = 300;

/** 人员管理: everybody who works here. */
Page({
  behaviors: [busy, loadable, pageStyle],
  data: {
    tabs: TABS,
    roleChips: ROLE_CHIPS,
    tab: ALL.id,
    /** One, or none. */
    role: [] as string[],
    sought: '',
    rows: [] as ShownPerson[],
    /** Empty at the end. */
    cursor: '',
    isCut: false,
  },
  typing: 0,

  onShow() {
    void this.load();
  },

  async onPullDownRefresh() {
    await this.load();
    void wx.stopPullDownRefresh();
  },

  wanted(): Wanted {
    const { tab, role, sought } = this.data;
    return {
      words: sought,
      state: tab === ALL.id ? '' : (tab as Wanted['state']),
      role: (role[0] ?? '') as Wanted['role'],
    };
  },

  /** What was asked for before is not shown when something else is wanted by then. */
  load(): Promise<void> {
    const asked = JSON.stringify(this.wanted());
    return this.showLoaded(async () => {
      const loaded = await loadRoster(this.wanted(), '');
      return asked === JSON.stringify(this.wanted()) ? loaded : {};
    });
  },

  async onRetry() {
    this.setData({ state: 'loading' });
    await this.load();
  },

  onSearch({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    clearTimeout(this.typing);
    this.typing = setTimeout(() => {
      this.setData({ sought: detail.value.trim() });
      void this.load();
    }, TYPING);
  },

  onTab({ detail }: WechatMiniprogram.CustomEvent<{ id: string }>) {
    this.setData({ tab: detail.id, state: 'loading' });
    void this.load();
  },

  /** Tapped again, it is everybody again. */
  onRole({ detail }: WechatMiniprogram.CustomEvent<{ id: string; ids: string[] }>) {
    this.setData({ role: detail.ids.includes(detail.id) ? [detail.id] : [], state: 'loading' });
    void this.load();
  },

  async onReachBottom() {
    const { cursor, rows } = this.data;
    if (!cursor) return;
    await this.whileBusy(async () => {
      const more = await loadRoster(this.wanted(), cursor);
      if (cursor === this.data.cursor) this.setData({ ...more, rows: [...rows, ...more.rows] });
    });
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
