import { ROLES, STAFF_ROLES, type StaffRole } from '@xiuda/domain';
import { formErrors } from '../../../behaviors/form-errors';
import { newRequestId } from '../../../services/request-id';
import { choosePlaces } from '../places/choose';
import type { PendingSave } from '../services/pending-save';
import { areaWords, checked, EMPTY, type PersonForm } from './model';

type Typed = 'staffNo' | 'name' | 'phone' | 'otherTrades';
type TypeEvent = WechatMiniprogram.CustomEvent<{ value: string }, object, { field: Typed }>;
type ChipEvent = WechatMiniprogram.CustomEvent<{ ids: string[] }>;

const STATES = [
  { id: 'active', label: '在岗' },
  { id: 'inactive', label: '停用' },
];

/** Filling in the form of one person. */
export const personFilling = Behavior({
  behaviors: [formErrors],
  data: {
    roleChips: STAFF_ROLES.map((id) => ({ id: id as string, label: ROLES[id].label as string })),
    stateChips: STATES,
    /** What the fields start with, and what is chosen. */
    form: EMPTY,
    activity: ['active'],
    areas: '',
    /** With what has been typed since. */
    _form: EMPTY,
    _requestId: '',
  },
  methods: {
    /** Another wish has another requestId. */
    change(form: Partial<PersonForm>) {
      this.setData({ _form: { ...this.data._form, ...form }, _requestId: '' });
    },

    /** The same, and the fields show it. */
    renew(changed: Partial<PersonForm>) {
      const form = { ...this.data._form, ...changed };
      const activity = [form.active ? 'active' : 'inactive'];
      this.setData({ _form: form, _requestId: '', form, areas: areaWords(form.areas), activity });
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
      const chosen = this.data._form.areas.map(({ id }) => id);
      const places = await choosePlaces({ title: '负责区域', chosen, many: true });
      if (!places) return;
      this.renew({ areas: places.map(({ id, path }) => ({ id, path })) });
      this.clearError('areas');
    },

    /** What is to be saved; nothing where a field is wrong, which is then said there. */
    wish(): PendingSave | undefined {
      const result = checked(this.data._form);
      if ('errors' in result) {
        this.setData({ errors: result.errors });
        return undefined;
      }
      const requestId = this.data._requestId || newRequestId();
      this.setData({ _requestId: requestId });
      return { input: result.input, requestId };
    },
  },
});
