/** The form of a step that is filled in over the ticket. */
import { ALL_ACTIONS, type ActionId, actionRow, type Form, FORMS } from '@xiuda/domain';

export interface Sheet {
  readonly action: ActionId | '';
  readonly form: Form | null;
  /** Under this name the form keeps what was filled in. */
  readonly keepAs: string;
  readonly isDanger: boolean;
}

export const NO_SHEET: Sheet = { action: '', form: null, keepAs: '', isDanger: false };

/** `undefined` where the step asks for nothing, or on a page of its own. */
export function sheetOf(name: string, ticketId: string): (Sheet & { readonly form: Form }) | undefined {
  const action = ALL_ACTIONS.find((one) => one === name);
  const form = action && FORMS[action];
  if (!action || !form?.sheet) return undefined;
  return { action, form, keepAs: `${action}:${ticketId}`, isDanger: actionRow(action).danger ?? false };
}
