/** Where a ticket went by a step: said after it, and shown by the list that it left or entered. */
import { type ActionId, actionRow, type Tab, tabHolding, type ViewId, VIEWS } from '@xiuda/domain';
import { account } from './session';
import type { WireTicket } from './wire';

interface Move {
  readonly view: ViewId;
  readonly tab: Tab;
}

let last: Move | undefined;

/** Tabs that a step moves tickets between: into the others time does. */
const ownTabs = (view: ViewId): Tab[] => VIEWS[view].tabs.filter(({ only }) => !only);

/** In the role in which the step was taken; in a list of one tab nothing moves. */
function moveOf(action: ActionId, ticket: WireTicket): Move | undefined {
  const view = ticket.timeline.find((entry) => entry.action === action)?.by.role;
  if (!view || view === 'system' || ownTabs(view).length === 1) return undefined;
  const tab = tabHolding(view, ticket, account()?.staff?.staffNo);
  return tab && { view, tab };
}

/** Neither its status nor who has it changes. */
const staysIn = (action: ActionId): boolean => {
  const { to, assigns } = actionRow(action);
  return to === 'same' && assigns === undefined;
};

/** `已接单，移到“已接单”`. */
export function doneWords(action: ActionId, ticket: WireTicket): string {
  const { done } = actionRow(action);
  const move = staysIn(action) ? undefined : moveOf(action, ticket);
  last = move;
  return move ? `${done}，移到“${move.tab.label}”` : done;
}

/** The tab of this list that a ticket has just entered; told once. */
export function arrivedIn(view: ViewId): string {
  if (last?.view !== view) return '';
  const { id } = last.tab;
  last = undefined;
  return id;
}
