import { busy } from '../../../behaviors/busy';
import { formErrors } from '../../../behaviors/form-errors';
import { pageStyle } from '../../../behaviors/page-style';
import { call } from '../../../services/cloud';
import { explain, fieldErrors, say } from '../../../services/feedback';
import { newRequestId } from '../../../services/request-id';
import { placeTarget } from '../../../services/routes';

type ChangeEvent = WechatMiniprogram.CustomEvent<{ value: string }>;

/** The name of a place: of a new one, or another for one that is there. */
Page({
  behaviors: [busy, formErrors, pageStyle],
  data: {
    /** What the field starts with. */
    name: '',
    /** The way to its parent; empty: the top. */
    where: '',
    isNew: true,
  },
  target: { id: '', parentId: '' },
  typed: '',
  requestId: '',

  onLoad(query: Record<string, string | undefined>) {
    const { id, parentId, name, where } = placeTarget(query);
    this.target = { id, parentId };
    this.write(name);
    this.setData({ name, where, isNew: !id });
  },

  onReady() {
    if (!this.data.isNew) void wx.setNavigationBarTitle({ title: '改名' });
  },

  /** Another name is another wish. */
  write(name: string) {
    this.typed = name;
    this.requestId = newRequestId();
  },

  onName({ detail: { value } }: ChangeEvent) {
    this.write(value);
    this.clearError('name');
  },

  async onSave() {
    const { id, parentId } = this.target;
    const { typed: name, requestId } = this;
    const wish = id ? { op: 'renamePlace', id } : { op: 'addPlace', parentId };
    await this.whileBusy(
      async () => {
        await call('admin-catalog', { ...wish, name, requestId });
        await wx.navigateBack();
        say(id ? '已改名' : `已添加${name.trim()}`);
      },
      (error) => this.refuse(error),
    );
  },

  async refuse(error: unknown) {
    const { name } = fieldErrors(error);
    if (name) this.setData({ errors: { name } });
    else await explain(error);
  },
});
