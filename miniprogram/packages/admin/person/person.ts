import { ROLES, STAFF_ROLES, type StaffRole } from '@xiuda/domain';
import { busy } from '../../../behaviors/busy';
import { formErrors } from '../../../behaviors/form-errors';
import { loadable } from '../../../behaviors/loadable';
import { pageStyle } from '../../../behaviors/page-style';
import { CloudError } from '../../../services/cloud';
import { explain, fieldErrors, say } from '../../../services/feedback';
import { open } from '../../../services/navigation';
import { newRequestId } from '../../../services/request-id';
import { handoverPage } from '../../../services/routes';
import { choosePlaces } from '../places/choose';
import { putOff } from '../services/pending-save';
import { getPerson, savePerson, unbindPerson } from '../services/roster';
import { areaWords, checked, EMPTY, formOf, heldWords, type PersonForm } from './model';

type Typed = 'staffNo' | 'name' | 'phone' | 'otherTrades';
type TypeEvent = WechatMiniprogram.CustomEvent<{ value: string }, object, { field: Typed }>;
type ChipEvent = WechatMiniprogram.CustomEvent<{ ids: string[] }>;

const chip = (label: string) => ({ id: label, label });
const STATES = [
  { id: 'active', label: '在岗' },
  { id: 'inactive', label: '停用' },
];

/** One person of the roster: added, changed, switched off, unbound. */
Page({
  behaviors: [busy, formErrors, loadable, pageStyle],
  data: {
    /** Empty: somebody new. */
    staffNo: '',
    roleChips: STAFF_ROLES.map((id) => ({ id: id as string, label: ROLES[id].label as string })),
    stateChips: STATES,
    tradeChips: [] as ReturnType<typeof chip>[],
    /** What the fields start with, and what is chosen. */
    form: EMPTY,
    activity: ['active'],
    areas: '',
    /** `2 单，1 单要交接`. */
    held: '',
    isBound: false,
    isSelf: false,
  },
  form: EMPTY,
  requestId: '',
  isAnswered: false,

  onLoad({ staffNo = '' }: Record<string, string | undefined>) {
    this.setData({ staffNo: decodeURIComponent(staffNo) });
    void this.load();
  },

  onReady() {
    if (!this.data.staffNo) void wx.setNavigationBarTitle({ title: '添加人员' });
  },

  /** What was typed stays; only what others change is asked for again. */
  async onShow() {
    if (!this.isAnswered || !this.data.staffNo) return;
    await getPerson(this.data.staffNo).then(
      (answer) => this.setData({ held: heldWords(answer), isBound: answer.person?.isBound ?? false }),
      () => undefined,
    );
  },

  load(): Promise<void> {
    return this.showLoaded(async () => {
      const answer = await getPerson(this.data.staffNo);
      const { isBound = false, isSelf = false, trades: own = [] } = answer.person ?? {};
      this.isAnswered = true;
      this.renew(formOf(answer));
      const tradeChips = [...new Set([...answer.trades, ...own])].map(chip);
      return { held: heldWords(answer), tradeChips, isBound, isSelf };
    });
  },

  async onRetry() {
    this.setData({ state: 'loading' });
    await this.load();
  },

  /** Another wish has another requestId. */
  change(form: Partial<PersonForm>) {
    this.form = { ...this.form, ...form };
    this.requestId = '';
  },

  /** The same, and the fields show it. */
  renew(form: Partial<PersonForm>) {
    this.change(form);
    const { active, areas } = this.form;
    this.setData({
      ...{ form: this.form, areas: areaWords(areas), activity: [active ? 'active' : 'inactive'] },
    });
  },

  onType({ currentTarget, detail }: TypeEvent) {
    const { field } = currentTarget.dataset;
    this.change({ [field]: detail.value });
    this.clearError(field === 'otherTrades' ? 'trades' : field);
  },

  onRoles({ detail }: ChipEvent) {
    this.renew({ roles: detail.ids as StaffRole[] });
    this.clearError('roles');
  },

  onTrades({ detail }: ChipEvent) {
    this.renew({ trades: detail.ids });
    this.clearError('trades');
  },

  onActivity({ detail }: ChipEvent) {
    this.renew({ active: detail.ids.includes('active') });
    this.clearError('active');
  },

  async onAreas() {
    const chosen = this.form.areas.map(({ id }) => id);
    const places = await choosePlaces({ title: '负责区域', chosen, many: true });
    if (!places) return;
    this.renew({ areas: places.map(({ id, path }) => ({ id, path })) });
    this.clearError('areas');
  },

  onHeld() {
    putOff(undefined);
    void open(handoverPage(this.data.staffNo));
  },

  async onSave() {
    const result = checked(this.form);
    if ('errors' in result) return this.setData({ errors: result.errors });
    this.requestId ||= newRequestId();
    const { requestId } = this;
    const { input } = result;
    await this.whileBusy(
      async () => {
        const { left } = await savePerson(input, !this.data.staffNo, requestId);
        if (left) return this.handOver(`刚刚又有 ${left} 单派给了${input.name}，请交接`);
        say(this.data.staffNo ? '已保存' : `已添加${input.name}`);
        await wx.navigateBack();
      },
      (error) => this.refuse(error, { input, requestId }),
    );
  },

  /** Tickets come first: the change waits, and is saved after they are handed over. */
  async refuse(error: unknown, save: Parameters<typeof putOff>[0]) {
    const { handover, ...errors } = fieldErrors(error);
    if (handover) return this.handOver(handover, save);
    if (error instanceof CloudError && error.code === 'INVALID_INPUT') this.setData({ errors });
    else await explain(error);
  },

  async handOver(content: string, save?: Parameters<typeof putOff>[0]) {
    const { confirm } = await wx.showModal({ title: '先交接工单', content, confirmText: '去交接' });
    if (!confirm) return;
    putOff(save);
    await open(handoverPage(this.form.staffNo));
  },

  async onUnbind() {
    const { name } = this.form;
    const tickets = this.data.held ? `手上的工单仍在${name}名下，急的请先交接；` : '';
    const { confirm } = await wx.showModal({
      title: '解除微信绑定',
      content: `${name}下次打开时就是报修人，不能再处理工单。${tickets}重新绑定以后可以接着办。`,
      confirmText: '解除绑定',
    });
    if (!confirm) return;
    await this.whileBusy(async () => {
      await unbindPerson(this.data.staffNo, newRequestId());
      this.setData({ isBound: false });
      say('已解除绑定');
    });
  },
});
