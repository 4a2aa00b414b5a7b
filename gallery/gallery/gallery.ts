import { ALL_STATUSES, statusRow } from '@xiuda/domain';
import { pageStyle } from '../../miniprogram/behaviors/page-style';
import type { ConsentSheet } from '../../miniprogram/services/privacy';
import type { CascadePicker } from '../../miniprogram/packages/ticket/components/cascade-picker/cascade-picker';
import { listOf } from '../../miniprogram/services/list-page';
import { contrast, hex } from '../contrast';
import { FIELDS, LISTS, PLACES, STEPS, TALK_SAMPLES, TICKET } from '../samples';
import { GROUNDS, INKS, SIZES, type Swatch } from '../tokens';

/** What a component fires: whose event it is, and which of the page's data follows it. */
type Fired = WechatMiniprogram.CustomEvent<Record<string, unknown>, object, { of?: string; keep?: string }>;

interface Measured {
  readonly color: string;
  readonly backgroundColor: string;
}

const GROUPS = [
  { id: 'tokens', label: '样式', count: 0 },
  { id: 'lists', label: '列表', count: 0 },
  { id: 'ticket', label: '工单', count: 0 },
  { id: 'fields', label: '填写', count: 0 },
  { id: 'forms', label: '表单', count: 0 },
];

/** WCAG 2.2, 1.4.3: for words of any size. */
const READABLE = 4.5;

const named = (swatch: Swatch) => ({
  ...swatch,
  name: swatch.ink ? `${swatch.ink} / ${swatch.ground}` : swatch.ground,
  value: '',
  isWeak: false,
});

function measured(swatch: ReturnType<typeof named>, { color, backgroundColor }: Measured) {
  if (!swatch.ink) return { ...swatch, value: hex(backgroundColor) };
  const ratio = contrast(color, backgroundColor);
  return { ...swatch, value: `${ratio.toFixed(1)} : 1`, isWeak: ratio < READABLE };
}

Page({
  behaviors: [pageStyle],
  data: {
    groups: GROUPS,
    group: 'tokens',
    fired: '点一点上面的组件，这里写出它发出的事件',
    swatches: [...INKS, ...GROUNDS].map(named),
    sizes: SIZES,
    statuses: ALL_STATUSES.map((id) => ({ id, label: statusRow(id).label, tone: statusRow(id).tone })),
    lists: LISTS,
    ticket: TICKET,
    talk: TALK_SAMPLES,
    fields: FIELDS,
    steps: STEPS,
    tab: 'todo',
    period: ['thisMonth'],
    roles: ['reviewer', 'worker'],
    person: 'W001',
    wanted: [{ materialId: 'core', quantity: 2 }],
    quantity: 3,
    score: 4,
    aspect: 4,
    day: '',
    reason: '',
    isSheetOpen: false,
    isChooserOpen: false,
  },

  onLoad({ group }: Record<string, string | undefined>) {
    const known = GROUPS.find(({ id }) => id === group);
    if (known) this.setData({ group: known.id });
  },

  onReady() {
    this.showGroup();
  },

  onGroup({ detail }: WechatMiniprogram.CustomEvent<{ id: string }>) {
    this.setData({ group: detail.id }, () => this.showGroup());
    void wx.pageScrollTo({ scrollTop: 0, duration: 0 });
  },

  showGroup() {
    const { group, swatches } = this.data;
    if (group === 'lists') void listOf(this).refresh();
    if (group !== 'tokens') return;
    const query = wx.createSelectorQuery();
    query.selectAll('.swatch__chip').fields({ computedStyle: ['color', 'backgroundColor'] });
    query.exec(([chips]: [Measured[]]) => {
      const shown = swatches.map((swatch, index) => (chips[index] ? measured(swatch, chips[index]) : swatch));
      this.setData({ swatches: shown });
    });
  },

  onFired({ type, detail, currentTarget }: Fired) {
    const { of = '', keep } = currentTarget.dataset;
    const kept = detail['value'] ?? detail['ids'] ?? detail['id'];
    this.setData({ fired: `${of} · ${type} ${JSON.stringify(detail)}`, ...(keep && { [keep]: kept }) });
  },

  onCascade() {
    (this.selectComponent('#cascade') as unknown as CascadePicker).open(PLACES);
  },

  onConsent() {
    (this.selectComponent('#privacy-sheet') as unknown as ConsentSheet).open('《用户隐私保护指引》');
  },

  onSheet(event: Fired) {
    this.onFired(event);
    this.setData({ isSheetOpen: !this.data.isSheetOpen });
  },

  onChooser(event: Fired) {
    this.onFired(event);
    this.setData({ isChooserOpen: !this.data.isChooserOpen });
  },
});
