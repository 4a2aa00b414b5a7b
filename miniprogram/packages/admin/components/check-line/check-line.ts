import { type Check, CHECK_STATES, type CheckPart, type CheckState } from '@xiuda/domain';

const ICONS: Record<CheckState, string> = {
  wrong: 'clear',
  unknown: 'question',
  off: 'minus',
  ok: 'checked',
};

/** One line of the self-check: what was found and what to do; without a state it is not known yet. */
Component({
  properties: {
    check: { type: Object, value: {} as Partial<Check> & CheckPart },
  },
  data: { icon: '', label: '' },
  observers: {
    check({ state }: Partial<Check>) {
      this.setData(
        state
          ? { icon: ICONS[state], label: CHECK_STATES[state] }
          : { icon: 'underway-o', label: '正在检查' },
      );
    },
  },
});
