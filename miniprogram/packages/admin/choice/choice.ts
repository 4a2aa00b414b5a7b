import { pageStyle } from '../../../behaviors/page-style';
import { retry } from '../behaviors/retry';
import { choosingOne, endChoosingOne, type Option } from '../services/choose-one';
import { found, type Found } from './found';

type Tap = WechatMiniprogram.TouchEvent<object, object, { id: string }>;

const NOTHING_YET: Found = { shown: [], rest: 0 };

/** One of several, for another page of this package. */
Page({
  behaviors: [retry, pageStyle],
  data: {
    hint: '',
    none: '',
    chosen: '',
    options: [] as readonly Option[],
    sought: '',
    ...NOTHING_YET,
  },

  async onLoad() {
    const asked = choosingOne();
    if (!asked) return void wx.navigateBack();
    const { hint, none, chosen } = asked;
    this.setData({ hint, none, chosen });
    await this.load();
  },

  onReady() {
    void wx.setNavigationBarTitle({ title: choosingOne()?.title ?? '' });
  },

  onUnload() {
    endChoosingOne(undefined);
  },

  async load() {
    await this.showLoaded(async () => ({ options: (await choosingOne()?.load()) ?? [] }));
    this.setData({ ...found(this.data.options, this.data.sought) });
  },

  onSearch({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const sought = detail.value.trim();
    this.setData({ sought, ...found(this.data.options, sought) });
  },

  async onChoose({ currentTarget }: Tap) {
    const { id } = currentTarget.dataset;
    const option = this.data.options.find((one) => one.id === id);
    endChoosingOne(option ?? { id: '', name: '', about: '' });
    await wx.navigateBack();
  },
});
