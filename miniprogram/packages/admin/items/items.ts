import { busy } from '../../../behaviors/busy';
import { pageStyle } from '../../../behaviors/page-style';
import { say } from '../../../services/feedback';
import { open } from '../../../services/navigation';
import { itemPage } from '../../../services/routes';
import { retry } from '../behaviors/retry';
import { chooseDeed, type Deed, shift, switched } from './deeds';
import { groupsOf, type ItemGroup, type ItemRow, loadItems } from './load';

type IdEvent = WechatMiniprogram.CustomEvent<{ id: string }>;

/** 报修项目: groups with their items. */
Page({
  behaviors: [busy, retry, pageStyle],
  data: { groups: [] as readonly ItemGroup[] },

  async onShow() {
    await this.load();
  },

  onPullDownRefresh() {
    return this.pulledDown();
  },

  load(): Promise<void> {
    return this.showLoaded(async () => ({ groups: groupsOf(await loadItems()) }));
  },

  onAdd() {
    void open(itemPage(''));
  },

  onEdit({ detail: { id } }: IdEvent) {
    void open(itemPage(id));
  },

  async onMore({ detail: { id } }: IdEvent) {
    const rows = this.data.groups.flatMap((group) => group.rows);
    const row = rows.find((one) => one.id === id);
    const deed = row && (await chooseDeed(rows, row));
    if (row && deed) await this.whileBusy(() => this.perform(deed, row, rows));
  },

  async perform(deed: Deed, row: ItemRow, rows: readonly ItemRow[]) {
    if (deed === 'edit') return open(itemPage(row.id));
    if (deed === 'add') return open(itemPage('', row.id));
    const done = deed === 'switch' ? await switched(row) : await shift(rows, row, deed === 'up' ? -1 : 1);
    await this.load();
    if (done) say(done);
  },
});
