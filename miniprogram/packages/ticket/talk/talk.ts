import { MOST_COMMENT_PHOTOS } from '@xiuda/domain';
import { busy } from '../../../behaviors/busy';
import { loadable } from '../../../behaviors/loadable';
import { pageStyle } from '../../../behaviors/page-style';
import { goHome } from '../../../services/entry';
import { formPhotos, photosOf } from '../behaviors/form-photos';
import type { Bubble } from './bubbles';
import { loadBubbles, send } from './load';

const FIELDS = ['text', 'photos'];

Page({
  behaviors: [busy, loadable, formPhotos, pageStyle],
  data: {
    id: '',
    bubbles: [] as Bubble[],
    /** Empty where nothing is earlier. */
    cursor: '',
    text: '',
    mostPhotos: MOST_COMMENT_PHOTOS,
    /** 内部备注 are for this person, and what is written is to be one. */
    mayNote: false,
    isInternal: false,
    maySpeak: false,
  },

  onLoad({ id = '' }: Record<string, string | undefined>) {
    this.setData({ id: decodeURIComponent(id) });
  },

  async onShow() {
    await this.load();
    this.toEnd();
  },

  async onPullDownRefresh() {
    await this.load();
    void wx.stopPullDownRefresh();
  },

  load(): Promise<void> {
    return this.showLoaded(() => loadBubbles(this.data.id));
  },

  async onRetry() {
    this.setData({ state: 'loading' });
    await this.onShow();
  },

  async onEarlier() {
    await this.whileBusy(async () => {
      const { bubbles, cursor } = await loadBubbles(this.data.id, this.data.cursor);
      this.setData({ bubbles: [...bubbles, ...this.data.bubbles], cursor });
    });
  },

  onText({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.clearError('text');
    this.setData({ text: detail.value });
  },

  onNote({ detail }: WechatMiniprogram.CustomEvent<{ value: boolean }>) {
    this.setData({ isInternal: detail.value });
  },

  /** What was written stays until it has arrived. */
  async onSend() {
    await this.whileBusy(
      async () => {
        const { id, text, isInternal } = this.data;
        const said = await send(id, { text, isInternal, photos: await photosOf(this).settled() });
        while (this.data.photos.length) photosOf(this).remove(0);
        const others = this.data.bubbles.filter((one) => one.id !== said.id);
        this.setData({ bubbles: [...others, said], text: '', errors: {} });
        this.toEnd();
      },
      (error) => this.showRefusal(error, FIELDS),
    );
  },

  toEnd() {
    void wx.pageScrollTo({ scrollTop: 1_000_000, duration: 0 });
  },

  onHome: goHome,
});
