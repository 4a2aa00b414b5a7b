import type { AssigneeField, StaffOption } from '@xiuda/domain';
import { busy } from '../../../behaviors/busy';
import { formErrors } from '../../../behaviors/form-errors';
import { loadable } from '../../../behaviors/loadable';
import { pageStyle } from '../../../behaviors/page-style';
import { explain, sentenceOf, say } from '../../../services/feedback';
import { open } from '../../../services/navigation';
import { detailPage } from '../../../services/routes';
import { pendingFor, putOff } from '../services/pending-save';
import { savePerson } from '../services/roster';
import { loadHandover, type RoleGroup, type Waiting } from './load';
import { givenTo, handOver, type PlannedTicket } from './plan';

type Tap = WechatMiniprogram.TouchEvent<object, object, { role: AssigneeField; id?: string }>;
const REASON = '人员变动，工作交接';
const LEAST = 2;

/** Hands somebody's open tickets to others, step by step like any other reassignment, and then saves the change that waited for it. */
Page({
  behaviors: [busy, formErrors, loadable, pageStyle],
  data: {
    staffNo: '',
    name: '',
    groups: [] as RoleGroup[],
    people: {} as Partial<Record<AssigneeField, StaffOption[]>>,
    waiting: [] as Waiting[],
    /** A change waits to be saved. */
    hasPending: false,
    reason: REASON,
    isChoosing: false,
    choosing: { role: 'worker' as AssigneeField, id: '' },
    offered: [] as StaffOption[],
    /** `2 / 5`. */
    progress: '',
    /** How many are still to be given to somebody. */
    rest: 0,
  },
  reason: REASON,

  onLoad({ staffNo = '' }: Record<string, string | undefined>) {
    const number = decodeURIComponent(staffNo);
    this.setData({ staffNo: number, hasPending: pendingFor(number) !== undefined });
    void this.load();
  },

  load(): Promise<void> {
    return this.showLoaded(() => loadHandover(this.data.staffNo));
  },

  async onRetry() {
    this.setData({ state: 'loading' });
    await this.load();
  },

  onReason({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.reason = detail.value;
    this.clearError('reason');
  },

  /** For all of a role, or for one ticket. */
  onChoose({ currentTarget }: Tap) {
    const { role, id = '' } = currentTarget.dataset;
    const ticket = this.tickets().find((one) => one.id === id && one.role === role);
    const people = this.data.people[role] ?? [];
    const offered = people.filter(({ staffNo }) => !ticket?.assignees.includes(staffNo));
    this.setData({ isChoosing: true, choosing: { role, id }, offered });
  },

  onClose() {
    this.setData({ isChoosing: false });
  },

  onChosen({ detail: to }: WechatMiniprogram.CustomEvent<{ staffNo: string; name: string }>) {
    const { role, id } = this.data.choosing;
    this.update((ticket) =>
      ticket.role === role && (!id || ticket.id === id) ? givenTo(ticket, to) : ticket,
    );
    const groups = this.data.groups.map((group) =>
      group.role === role && !id ? { ...group, all: to.name } : group,
    );
    this.setData({ groups, isChoosing: false, errors: {} });
  },

  tickets(): readonly PlannedTicket[] {
    return this.data.groups.flatMap((group) => group.tickets);
  },

  update(change: (ticket: PlannedTicket) => PlannedTicket) {
    this.setData({
      groups: this.data.groups.map((group) => ({ ...group, tickets: group.tickets.map(change) })),
    });
  },

  async onSend() {
    const open = this.tickets().filter(({ state }) => state === 'open');
    const reason = this.reason.trim();
    if (reason.length < LEAST) return this.setData({ errors: { reason: '请填写原因，2 到 200 个字' } });
    if (open.some(({ to }) => !to)) return this.setData({ errors: { to: '还有工单没有选人接手' } });
    await this.whileBusy(async () => {
      await this.handAll(open, reason);
      await this.finish();
    });
    this.setData({ progress: '' });
  },

  /** One after the other: each is a step of its own, with its messages. */
  async handAll(open: readonly PlannedTicket[], reason: string) {
    for (const [at, ticket] of open.entries()) {
      this.setData({ progress: `${at + 1} / ${open.length}` });
      const after = await handOver(ticket, reason);
      this.update((one) => (one.id === after.id && one.role === after.role ? after : one));
    }
  },

  /** What is refused stays on the page with its reason; what came meanwhile is shown as well. */
  async finish() {
    if (this.tickets().some(({ state }) => state === 'open')) return;
    const done = this.tickets().filter(({ state }) => state === 'done').length;
    const fresh = await loadHandover(this.data.staffNo);
    if (fresh.groups.length) return this.setData({ ...fresh });
    await this.saveChange(`已交接 ${done} 单`);
  },

  async saveChange(words: string) {
    const pending = pendingFor(this.data.staffNo);
    if (!pending) {
      say(words);
      return wx.navigateBack();
    }
    try {
      await savePerson(pending.input, false, pending.requestId);
    } catch (error) {
      await this.load();
      return explain(error);
    }
    putOff(undefined);
    say(`${words}，已保存`);
    await wx.navigateBack({ delta: 2 });
  },

  onTicket({ currentTarget }: WechatMiniprogram.TouchEvent<object, object, { id: string }>) {
    void open(detailPage(currentTarget.dataset.id));
  },

  /** Everything is handed over, but the change was refused for another reason. */
  async onSave() {
    await this.whileBusy(
      () => this.saveChange('工单已交接'),
      (error) => say(sentenceOf(error)),
    );
  },
});
