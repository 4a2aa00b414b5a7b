/** Who may want what of a ticket at the same moment: read off the hand-written contract. */
import type { ActionId, ActorRole } from '@xiuda/domain';
import { CALLED_IDS, type Doer, ROLE_OF, type Status, STATUS_IDS, TRANSITIONS } from './contract';
import type { PersonName } from './people';
import type { Fields } from './world';

/** The people of the test world who stand for each word of the actor column. */
const PEOPLE_OF: Record<Doer, readonly PersonName[]> = {
  anybody: [],
  'its reporter': ['reporter'],
  'any preReviewer': ['preReviewer', 'otherPreReviewer'],
  'assigned reviewer': ['reviewer'],
  'assigned worker': ['worker'],
  'any worker': ['worker', 'otherWorker'],
  admin: ['admin'],
  'the system': [],
};

export interface Rival {
  readonly who: PersonName;
  readonly action: ActionId;
  readonly role: ActorRole;
}

const startsFrom = (action: ActionId, status: Status): boolean => TRANSITIONS[action].from.includes(status);

/** Everything that anybody may do with a ticket in this status; `danger` where it is dangerous, and the institution allows more. */
export const rivalsAt = (status: Status, danger = false): Rival[] =>
  CALLED_IDS.filter((action) => startsFrom(action, status) && (danger || !TRANSITIONS[action].only)).flatMap(
    (action) =>
      TRANSITIONS[action].by.flatMap((doer) =>
        PEOPLE_OF[doer].map((who) => ({ who, action, role: ROLE_OF[doer] })),
      ),
  );

/** One good moment of every step on an existing ticket; on a dangerous one where no other will do. */
export const GOOD_STEPS: (Rival & { status: Status; danger: boolean })[] = CALLED_IDS.flatMap((action) => {
  const status = STATUS_IDS.find((one) => startsFrom(action, one));
  const danger = TRANSITIONS[action].only !== undefined;
  const rival = status && rivalsAt(status, danger).find((one) => one.action === action);
  return rival ? [{ ...rival, status, danger }] : [];
});

/** Other good input of a field than the usual one. */
const OTHER: Fields = {
  description: '其实是灯不亮',
  reasonCode: 'noAccess',
  reason: '另有原因',
  note: '另一句备注',
  score: 1,
  reviewerId: 'R3',
  workerId: 'W3',
  materials: [{ materialId: 'tape', quantity: 3 }],
};

/** The same step with another content; empty where a step has none. */
export function otherInput(action: ActionId): Fields {
  const { must, may = [] } = TRANSITIONS[action];
  return Object.fromEntries(
    [...must, ...may].flatMap((field) => (field in OTHER ? [[field, OTHER[field]]] : [])),
  );
}

/** Steps after which the reviewer, or the worker, who had the ticket does not have it any more. */
const REPLACING: Partial<Record<PersonName, readonly ActionId[]>> = {
  reviewer: ['return-to-pre-review', 'transfer-review', 'reassign-reviewer'],
  worker: ['return-to-review', 'reassign-worker'],
};

/** What the contract says to this rival who tries again, with the version of today, after that step was taken. */
export function afterwards(
  { who, action }: Rival,
  { action: taken, who: takenBy }: Rival,
  status: Status,
): 'ok' | 'FORBIDDEN' | 'WRONG_STATUS' | 'NOT_FOUND' {
  const line = TRANSITIONS[taken];
  const to = line.to === 'same' ? status : line.to;
  // Out of the pool it is hidden from all workers but who got it.
  if (action === 'grab' && to !== 'pooled' && who !== takenBy) return 'NOT_FOUND';
  if (REPLACING[who]?.includes(taken)) return 'FORBIDDEN';
  return TRANSITIONS[action].from.includes(to) ? 'ok' : 'WRONG_STATUS';
}
