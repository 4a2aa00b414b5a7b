import type { AssigneeField, StaffOption } from '@xiuda/domain';
import { formErrors } from '../../../behaviors/form-errors';
import type { RoleGroup } from './load';
import { type Assigned, assigned, offeredFor, replaced, ticketsOf } from './groups';
import { handOver, type PlannedTicket, type Taker } from './plan';

type RoleEvent = WechatMiniprogram.CustomEvent<object, object, { role: AssigneeField }>;

/** Choosing who takes which ticket, and handing them over. */
export const assigning = Behavior({
  behaviors: [formErrors],
  data: {
    groups: [] as readonly RoleGroup[],
    people: {} as Partial<Record<AssigneeField, StaffOption[]>>,
    isChoosing: false,
    choosing: { role: 'worker', id: '' } as Assigned,
    offered: [] as readonly StaffOption[],
    /** `2 / 5`. */
    progress: '',
  },
  methods: {
    onChooseAll({ currentTarget }: RoleEvent) {
      this.choose({ role: currentTarget.dataset.role, id: '' });
    },

    onChoose({ detail }: WechatMiniprogram.CustomEvent<Assigned>) {
      this.choose(detail);
    },

    choose(choosing: Assigned) {
      const { groups, people } = this.data;
      const offered = offeredFor(choosing, groups, people[choosing.role] ?? []);
      this.setData({ isChoosing: true, choosing, offered });
    },

    onClose() {
      this.setData({ isChoosing: false });
    },

    onChosen({ detail: to }: WechatMiniprogram.CustomEvent<Taker>) {
      const { groups, choosing } = this.data;
      this.setData({ groups: assigned(groups, choosing, to), isChoosing: false, errors: {} });
    },

    tickets(state: PlannedTicket['state']): readonly PlannedTicket[] {
      return ticketsOf(this.data.groups).filter((ticket) => ticket.state === state);
    },

    /** One after the other: each is a step of its own, with its messages. @throws CloudError */
    async handAll(reason: string) {
      const open = this.tickets('open');
      for (const [at, ticket] of open.entries()) {
        this.setData({ progress: `${at + 1} / ${open.length}` });
        const after = await handOver(ticket, reason);
        this.setData({ groups: replaced(this.data.groups, after) });
      }
    },
  },
});
