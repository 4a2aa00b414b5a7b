import { DEFAULT_SETTINGS, type DayKind, dayText, type SettingsChange, weekdayLabel } from '@xiuda/domain';
import { busy } from '../../../behaviors/busy';
import { pageStyle } from '../../../behaviors/page-style';
import { explain, say } from '../../../services/feedback';
import { retry } from '../behaviors/retry';
import { loadSettings, saveSettings, settingErrors } from '../services/settings';
import { daysBetween, KIND_LABELS, MOST_DAYS, setDays, type Stretch, stretchesOf } from './dates';

type Change = NonNullable<SettingsChange<'clocks'>['calendar']>;
type PickEvent<Field> = WechatMiniprogram.CustomEvent<{ value: string }, object, { field: Field }>;
type ChipsEvent = WechatMiniprogram.CustomEvent<{ id: DayKind; ids: string[] }>;
type RowEvent = WechatMiniprogram.TouchEvent<object, object, { index: number }>;

/** 工作时间: when the clocks of ordinary tickets run. Every change is saved at once. */
Page({
  behaviors: [busy, retry, pageStyle],
  data: {
    weekdays: [1, 2, 3, 4, 5, 6, 7].map((day) => ({ id: String(day), label: weekdayLabel(day) })),
    kinds: Object.entries(KIND_LABELS).map(([id, label]) => ({ id, label })),
    ...{ days: [] as string[], from: '', to: '' },
    stretches: [] as Stretch[],
    /** Days to add. */
    ...{ kind: 'holiday' as DayKind, first: '', last: '' },
    error: '',
  },
  calendar: DEFAULT_SETTINGS.clocks.calendar,

  async onLoad() {
    const today = dayText(Date.now());
    this.setData({ first: today, last: today });
    await this.load();
  },

  load(): Promise<void> {
    return this.showLoaded(async () => {
      const { calendar } = (await loadSettings()).clocks;
      this.calendar = calendar;
      const { days, from, to, dates } = calendar;
      return { days: days.map(String), from, to, stretches: stretchesOf(dates, Date.now()) };
    });
  },

  async onDays({ detail }: ChipsEvent) {
    await this.save({ days: detail.ids.map(Number) });
  },

  async onTime({ currentTarget, detail }: PickEvent<'from' | 'to'>) {
    await this.save({ [currentTarget.dataset.field]: detail.value });
  },

  onKind({ detail }: ChipsEvent) {
    this.setData({ kind: detail.id, error: '' });
  },

  /** The last day follows the first, so that a single day takes one tap. */
  onDay({ currentTarget, detail: { value } }: PickEvent<'first' | 'last'>) {
    const isFirst = currentTarget.dataset.field === 'first';
    const { last } = this.data;
    this.setData(isFirst ? { first: value, last: last < value ? value : last } : { last: value });
    this.setData({ error: '' });
  },

  async onAdd() {
    const { first, last, kind } = this.data;
    const days = daysBetween(first, last);
    if (days.length) return this.save({ dates: setDays(days, kind) });
    this.setData({ error: last < first ? '结束日期在开始日期之前' : `一次最多添加 ${MOST_DAYS} 天` });
  },

  async onRemove({ currentTarget }: RowEvent) {
    const stretch = this.data.stretches[currentTarget.dataset.index];
    if (stretch) await this.save({ dates: setDays(daysBetween(stretch.from, stretch.to), null) });
  },

  async save(calendar: Change) {
    await this.whileBusy(
      async () => {
        await saveSettings('clocks', { calendar });
        this.setData({ error: '' });
        say('已保存');
      },
      (error) => this.refuse(error),
    );
    await this.load();
  },

  async refuse(refused: unknown) {
    const [error = ''] = Object.values(settingErrors(refused));
    this.setData({ error });
    if (!error) await explain(refused);
  },
});
