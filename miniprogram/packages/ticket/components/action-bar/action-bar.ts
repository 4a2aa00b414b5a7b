import type { ActionId, Role } from '@xiuda/domain';
import { type ActionButtons, arrangeButtons, chooseAction } from '../../../../services/action-buttons';

type Tap = WechatMiniprogram.TouchEvent<object, object, { id: ActionId }>;

/** The bar at the bottom of a ticket: the main step filled, one beside it, the rest under 更多. Fires act { action }. */
Component({
  properties: {
    actions: { type: Array, value: [] as readonly ActionId[] },
    /** In which the person acts, where a step has another name for it. */
    role: { type: String, value: '' as Role | '' },
    /** It waits for them. */
    mine: { type: Boolean, value: true },
    /** Somebody has taken the result as good. */
    accepted: { type: Boolean, value: true },
    busy: { type: Boolean, value: false },
  },
  data: {
    buttons: arrangeButtons([]) as ActionButtons,
    /** The step that was asked for last. */
    acting: '' as ActionId | '',
  },
  observers: {
    'actions, role, mine, accepted'(
      actions: readonly ActionId[],
      role: Role | '',
      isMyTurn: boolean,
      isAccepted: boolean,
    ) {
      this.setData({ buttons: arrangeButtons(actions, { role: role || undefined, isMyTurn, isAccepted }) });
    },
  },
  methods: {
    onAct(event: Tap) {
      this.act(event.currentTarget.dataset.id);
    },

    async onRest() {
      const chosen = await chooseAction(this.data.buttons);
      if (chosen) this.act(chosen);
    },

    act(action: ActionId) {
      if (this.data.busy) return;
      this.setData({ acting: action });
      this.triggerEvent('act', { action });
    },
  },
});
