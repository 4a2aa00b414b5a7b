import { busy } from '../../../behaviors/busy';
import { pageStyle } from '../../../behaviors/page-style';
import { placeLevels } from '../behaviors/place-levels';
import { choosing, endChoosing, type PlaceChoice } from '../places/choose';
import { placesOf } from '../places/names';
import { marks, type Picked, startWith, toggled } from './picked';

type IdEvent = WechatMiniprogram.CustomEvent<{ id: string }>;

/** The tree of places to choose from, for another page of this package. */
Page({
  behaviors: [busy, pageStyle, placeLevels],
  data: {
    many: false,
    hint: '',
    chosen: {} as Record<string, boolean>,
    count: 0,
  },
  picked: startWith([]),

  async onLoad() {
    const asked = choosing();
    if (!asked) return void wx.navigateBack();
    this.setData({ many: asked.many, hint: asked.hint ?? '' });
    this.pick(startWith(asked.chosen));
    await this.load();
  },

  onReady() {
    const title = choosing()?.title;
    if (title) void wx.setNavigationBarTitle({ title });
  },

  onUnload() {
    endChoosing(undefined);
  },

  pick(picked: Picked) {
    this.picked = picked;
    this.setData({ chosen: marks(picked), count: picked.size });
  },

  onPick({ detail: { id } }: IdEvent) {
    const line = this.data.lines.find((one) => one.id === id);
    if (line) this.pick(toggled(this.picked, line, this.data.many));
  },

  /** A place without any below it is meant itself. */
  async onEnter(event: IdEvent) {
    const line = this.data.lines.find((one) => one.id === event.detail.id);
    if (line?.count) await this.enter(line.id);
    else this.onPick(event);
  },

  /** Those that were chosen before are known by id only. */
  async onDone() {
    await this.whileBusy(async () => {
      const unknown = [...this.picked].flatMap(([id, choice]) => (choice ? [] : [id]));
      const named = new Map((await placesOf(unknown)).map((one) => [one.id, one]));
      const choices = [...this.picked].flatMap(([id, choice]): PlaceChoice[] => {
        const one = choice ?? named.get(id);
        return one ? [one] : [];
      });
      endChoosing(choices);
      await wx.navigateBack();
    });
  },
});
