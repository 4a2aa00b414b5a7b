import { loadable } from '../../../behaviors/loadable';
import { pageStyle } from '../../../behaviors/page-style';
import type { StripTab } from '../../../components/tab-strip/tab-strip';
import { open } from '../../../services/navigation';
import { materialPage, NEW_MATERIAL, STOCK_LEDGER, STOCK_USAGE } from '../../../services/routes';
import { type AdminMaterial, emptyWords, listed, loadMaterials, type Show, type ShownMaterial } from './load';

const tabsWith = (low: number): StripTab[] => [
  { id: 'all', label: '全部', count: 0 },
  { id: 'low', label: low ? `要补货 ${low}` : '要补货', count: 0 },
  { id: 'off', label: '已停用', count: 0 },
];

type Opened = WechatMiniprogram.CustomEvent<{ id: string }>;

Page({
  behaviors: [loadable, pageStyle],
  data: {
    materials: [] as readonly AdminMaterial[],
    rows: [] as readonly ShownMaterial[],
    tabs: tabsWith(0),
    show: 'all' as Show,
    empty: '',
  },
  typed: '',

  onShow() {
    return this.load();
  },

  async onPullDownRefresh() {
    await this.load();
    void wx.stopPullDownRefresh();
  },

  async load() {
    await this.showLoaded(async () => {
      const { materials, low } = await loadMaterials();
      return { materials, tabs: tabsWith(low) };
    });
    this.list();
  },

  list() {
    const { materials, show } = this.data;
    this.setData({ rows: listed(materials, show, this.typed), empty: emptyWords(show, this.typed) });
  },

  onTab({ detail }: WechatMiniprogram.CustomEvent<{ id: Show }>) {
    this.setData({ show: detail.id });
    this.list();
  },

  onSearch({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.typed = detail.value;
    this.list();
  },

  onOpen({ detail }: Opened) {
    void open(materialPage(detail.id));
  },

  onAdd() {
    void open(NEW_MATERIAL);
  },

  onLedger() {
    void open(STOCK_LEDGER);
  },

  onUsage() {
    void open(STOCK_USAGE);
  },
});
