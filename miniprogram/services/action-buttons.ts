/** Which steps get a button of their own, and which go under 更多. */
import { type ActionId, actionLabel, actionRow, isAction, type Role } from '@xiuda/domain';

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

/** For whom buttons stand there, and on what ticket. */
export interface ButtonsFor {
  /** In which the person acts, where a step has another name for it. */
  readonly role?: Role | undefined;
  /** It waits for them. */
  readonly isMyTurn?: boolean;
  /** Somebody has taken the result as good. */
  readonly isAccepted?: boolean;
}

/** The step that several may take is the main one of whoever it waits for. */
const isMain = (action: ActionId, isMyTurn: boolean): boolean => {
  const { place, by } = actionRow(action);
  return place === 'main' && (isMyTurn || by.length === 1);
};

/** With two buttons there is no room for the name of a third one. */
const restWords = (rest: readonly ActionButton[], hasBoth: boolean): string =>
  rest.length === 1 && !hasBoth ? (rest[0]?.label ?? '') : '更多';

/** @param offered by the server; a newer one may offer steps that this version has no words and no form for */
export function arrangeButtons(
  offered: readonly ActionId[],
  { role, isMyTurn = true, isAccepted = true }: ButtonsFor = {},
): ActionButtons {
  const actions = offered.filter(isAction);
  const button = (id: ActionId): ActionButton => ({
    id,
    label: actionLabel(id, role, isAccepted),
    isDanger: actionRow(id).danger ?? false,
  });
  const main = actions.find((action) => isMain(action, isMyTurn));
  const beside =
    actions.find((action) => actionRow(action).place === 'beside') ??
    actions.find((action) => action !== main && actionRow(action).place === 'main');
  const rest = actions.filter((action) => action !== main && action !== beside).map(button);
  return {
    main: main ? button(main) : null,
    beside: beside ? button(beside) : null,
    rest,
    restLabel: restWords(rest, main !== undefined && beside !== undefined),
  };
}

/** 更多: the sheet with these steps; one that stands there by its own name at once. `undefined` when the sheet is closed. */
export async function chooseAction({
  rest,
  restLabel,
}: Pick<ActionButtons, 'rest' | 'restLabel'>): Promise<ActionId | undefined> {
  if (rest[0]?.label === restLabel) return rest[0].id;
  try {
    const { tapIndex } = await wx.showActionSheet({ itemList: rest.map(({ label }) => label) });
    return rest[tapIndex]?.id;
  } catch {
    // Closing the sheet is a refusal to the platform; to us it is no choice.
    return undefined;
  }
}
