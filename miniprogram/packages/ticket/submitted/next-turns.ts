/** What becomes of a new ticket if nobody objects, read off the table of transitions. */
import {
  actionRow,
  ALL_ACTIONS,
  OWNER_ROLES,
  type Owner,
  ROLES,
  type Status,
  statusRow,
} from '@xiuda/domain';

/** Somebody's turn: what they are waited for to do, one after the other. */
export interface Turn {
  readonly owner: Owner;
  readonly who: string;
  readonly does: string;
}

/** Where the main step leads from here. */
function after(status: Status): Status | undefined {
  const id = ALL_ACTIONS.find(
    (one) => actionRow(one).place === 'main' && actionRow(one).from.includes(status),
  );
  const to = id && actionRow(id).to;
  return to === 'same' ? undefined : to;
}

function wayFrom(status: Status | undefined): Status[] {
  return status === undefined ? [] : [status, ...wayFrom(after(status))];
}

/** The page speaks to who reported. */
const nameOf = (owner: Owner): string => (owner === 'reporter' ? '你' : ROLES[OWNER_ROLES[owner]].label);

const START = actionRow('submit').to as Status;

/** A person has one turn, however many steps they take in it; of each stage the first step says enough. */
export function nextTurns(): Turn[] {
  const turns: Turn[] = [];
  let told = '';
  for (const { owner, waitsFor = '', stage } of wayFrom(START).map(statusRow)) {
    if (!owner || told === `${owner} ${stage}`) continue;
    told = `${owner} ${stage}`;
    const last = turns[turns.length - 1];
    if (last?.owner === owner) turns.splice(-1, 1, { ...last, does: `${last.does}、${waitsFor}` });
    else turns.push({ owner, who: nameOf(owner), does: waitsFor });
  }
  return turns;
}
