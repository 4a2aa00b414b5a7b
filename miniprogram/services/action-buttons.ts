/** Which steps get a button of their own, and which go under 更多. */
import { type ActionId, actionLabel, actionRow, type Role } from '@xiuda/domain';

export interface ActionButton {
  readonly id: ActionId;
  readonly label: string;
  readonly isDanger: boolean;
}

export interface ActionButtons {
  readonly main: ActionButton | null;
  readonly beside: ActionButton | null;
  readonly rest: readonly ActionButton[];
  /** 更多, or the only one of the rest by its own name. */
  readonly restLabel: string;
}

/** @param role in which the person acts, where a step has another name for it */
export function arrangeButtons(actions: readonly ActionId[], role?: Role): ActionButtons {
  const button = (id: ActionId): ActionButton => ({
    id,
    label: actionLabel(id, role),
    isDanger: actionRow(id).danger ?? false,
  });
  const main = actions.find((action) => actionRow(action).place === 'main');
  const beside = actions.find((action) => actionRow(action).place === 'beside');
  const rest = actions.filter((action) => action !== main && action !== beside).map(button);
  return {
    main: main ? button(main) : null,
    beside: beside ? button(beside) : null,
    rest,
    restLabel: rest.length === 1 ? (rest[0]?.label ?? '') : '更多',
  };
}

/** 更多: the sheet with these steps, or the only one at once; `undefined` when the person closes the sheet. */
export async function chooseAction(buttons: readonly ActionButton[]): Promise<ActionId | undefined> {
  if (buttons.length === 1) return buttons[0]?.id;
  try {
    const { tapIndex } = await wx.showActionSheet({ itemList: buttons.map(({ label }) => label) });
    return buttons[tapIndex]?.id;
  } catch {
    // Closing the sheet is a refusal to the platform; to us it is no choice.
    return undefined;
  }
}
