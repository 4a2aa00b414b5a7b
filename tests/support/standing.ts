/** How each person stands to a ticket of `ticketIn(…, { detour: true })`: hand-written, so that the matrix can expect from it. */
import type { ActionId, ErrorCode } from '@xiuda/domain';
import { type Status, type Doer, ROLE_OF, TRANSITIONS } from './contract';
import type { PersonName } from './people';

/** The people of the matrix, in words. */
export const STANDING = {
  reporter: 'its reporter',
  otherReporter: 'another reporter',
  stranger: 'somebody without an account',
  preReviewer: 'the preReviewer who handled it',
  otherPreReviewer: 'another preReviewer',
  reviewer: 'its reviewer',
  pastReviewer: 'a past reviewer',
  otherReviewer: 'another reviewer',
  worker: 'its worker',
  pastWorker: 'a past worker',
  otherWorker: 'another worker',
  admin: 'an admin',
  severalRoles: 'an uninvolved preReviewer, reviewer and worker',
  inactive: 'somebody who left the staff',
} as const satisfies Record<PersonName, string>;

export const NAMES = Object.keys(STANDING) as PersonName[];

/** Statuses in which the ticket of the walk has a reviewer, and a worker. */
const HAS_REVIEWER: readonly Status[] = [
  'pendingReview',
  'pooled',
  'assigned',
  'accepted',
  'repairing',
  'paused',
  'pendingConfirmation',
  'completed',
  'rated',
  'rejected',
  'cancelled',
];
const HAS_WORKER: readonly Status[] = [
  'assigned',
  'accepted',
  'repairing',
  'paused',
  'pendingConfirmation',
  'completed',
  'rated',
  'cancelled',
];

export const hasReviewer = (status: Status): boolean => HAS_REVIEWER.includes(status);
export const hasWorker = (status: Status): boolean => HAS_WORKER.includes(status);

/** Which words of the actor column fit this person, on this ticket. */
export function doersOf(who: PersonName, status: Status): Doer[] {
  const words: Partial<Record<PersonName, Doer[]>> = {
    reporter: ['its reporter'],
    preReviewer: ['any preReviewer'],
    otherPreReviewer: ['any preReviewer'],
    severalRoles: ['any preReviewer', 'any worker'],
    reviewer: hasReviewer(status) ? ['assigned reviewer'] : [],
    worker: hasWorker(status) ? ['assigned worker', 'any worker'] : ['any worker'],
    pastWorker: ['any worker'],
    otherWorker: ['any worker'],
    admin: ['admin'],
  };
  return ['anybody', ...(words[who] ?? [])];
}

export function isVisibleTo(who: PersonName, status: Status): boolean {
  const always: PersonName[] = [
    'reporter',
    'preReviewer',
    'otherPreReviewer',
    'severalRoles',
    'admin',
    'pastReviewer',
    'pastWorker',
  ];
  if (who === 'reviewer') return hasReviewer(status);
  if (who === 'worker' || who === 'otherWorker') {
    return status === 'pooled' || (who === 'worker' && hasWorker(status));
  }
  return always.includes(who);
}

/** What the contract says happens on a calm ticket that nobody has accepted, in an institution that has set nothing: an error code, or the role in which the step is taken. */
export function verdict(
  action: ActionId,
  status: Status,
  who: PersonName,
): { code: ErrorCode } | { doer: Doer; role: (typeof ROLE_OF)[Doer] } {
  const line = TRANSITIONS[action];
  // A submission names no ticket: with one it is no submission.
  if (action === 'submit') return { code: 'INVALID_INPUT' };
  if (!isVisibleTo(who, status)) return { code: 'NOT_FOUND' };
  // Nobody has set that pre-reviewers may.
  if (action === 'direct-dispatch') return { code: 'FORBIDDEN' };
  const doers = doersOf(who, status);
  const doer = line.by.find((word) => doers.includes(word));
  if (!doer) return { code: 'FORBIDDEN' };
  return line.from.includes(status) ? { doer, role: ROLE_OF[doer] } : { code: 'WRONG_STATUS' };
}

/** Every cell of the matrix. */
export const CELLS = (statuses: readonly Status[], actions: readonly ActionId[]) =>
  statuses.flatMap((status) =>
    actions.flatMap((action) =>
      NAMES.map((who) => ({ status, action, who, expected: verdict(action, status, who) })),
    ),
  );
