/** What was used, and the steps that change the list. */
import { type ActionId, actionLabel, actionRow, type Role } from '@xiuda/domain';
import type { WireTicket } from '../../../services/wire';

/** A step that changes the list of materials is offered at that list, every other one in the bar. */
export const isAtList = (action: ActionId): boolean => actionRow(action).stock !== undefined;

/** From an empty list nothing can be given back. */
const isForEmpty = (action: ActionId): boolean => actionRow(action).stock === 'takes';

export function materialsOf({ materials }: WireTicket, actions: readonly ActionId[], role: Role | '') {
  const steps = actions.filter((one) => isAtList(one) && (materials.length || isForEmpty(one)));
  const lines = materials.map(({ name, quantity, unit }, index) => ({
    key: `${index}${name}`,
    name,
    amount: `× ${quantity} ${unit}`,
  }));
  const links = steps.map((action) => ({ action, label: actionLabel(action, role || undefined) }));
  return { lines, links: links.reverse() };
}
