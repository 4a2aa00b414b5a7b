import { pageStyle } from '../../../behaviors/page-style';
import { say } from '../../../services/feedback';
import { open } from '../../../services/navigation';
import { placeBatchPage, placePage } from '../../../services/routes';
import { placeOrdering } from './ordering';
import { chooseDeed, movedTo, switched } from './deeds';

type IdEvent = WechatMiniprogram.CustomEvent<{ id: string }>;

/** 报修区域: the tree, level by level. */
Page({
  behaviors: [pageStyle, placeOrdering],

  async onShow() {
    if (!this.data.isOrdering) await this.load();
  },

  async onPullDownRefresh() {
    if (!this.data.isOrdering) await this.load();
    void wx.stopPullDownRefresh();
  },

  /** The way to what is looked at, as its new children are told of it. */
  where(): string {
    return this.data.trail.map(({ name }) => name).join(' / ');
  },

  onAdd() {
    void open(placePage({ parentId: this.data.parentId, where: this.where() }));
  },

  onBatch() {
    void open(placeBatchPage(this.data.parentId, this.where()));
  },

  async onMore({ detail: { id } }: IdEvent) {
    const line = this.data.lines.find((one) => one.id === id);
    const deed = line && (await chooseDeed(line));
    if (!deed || !line) return;
    if (deed === 'rename') {
      const where = line.path.slice(0, -1).join(' / ');
      return void open(placePage({ id, name: line.name, where }));
    }
    await this.whileBusy(async () => {
      const done = deed === 'move' ? await movedTo(line) : await switched(line);
      if (!done) return;
      await this.load();
      say(done);
    });
  },
});
