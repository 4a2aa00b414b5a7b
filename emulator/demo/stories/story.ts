/** The shape of a demo story, and a constructor for each kind of step: `dispatch(wang, 15, chen)` reads as it happened. */
import type { ActionId, AspectScores, PauseReason, RatingTag, Status, WorkResult } from '@xiuda/domain';
import type { Person, StaffPerson } from '../people';
import type { PhotoName } from '../photos';

export interface Story {
  /** Stable and unique; request ids are made of it. */
  readonly id: string;
  readonly reporter: Person;
  /** Working minutes before the present at which it was reported, or a clock time so many days ago (round the clock). */
  readonly when: number | { readonly daysAgo: number; readonly clock: string };
  readonly areaId: string;
  readonly itemId: string;
  readonly address: string;
  readonly description: string;
  readonly photos?: readonly PhotoName[];
  readonly steps: readonly Step[];
  /** Whoever has the turn has not looked at it. */
  readonly isUnseen?: true;
  /** The status in which the story leaves its ticket. */
  readonly ends: Status;
}

/** What a step's form holds, beside ticketId, version, requestId and photos. */
export interface StepInput extends AspectScores {
  readonly reviewerId?: string;
  readonly workerId?: string;
  readonly reason?: string;
  readonly note?: string;
  readonly materials?: readonly { readonly materialId: string; readonly quantity: number }[];
  readonly result?: WorkResult;
  readonly advice?: string;
  readonly reasonCode?: PauseReason;
  /** Days after the step. */
  readonly expectedIn?: number;
  readonly score?: number;
  readonly tags?: readonly RatingTag[];
  readonly comment?: string;
}

export interface Step {
  readonly action: ActionId;
  readonly by: Person;
  /** Minutes after the step before; of working time, unless the story runs round the clock. */
  readonly after: number;
  readonly input: StepInput;
  readonly photos?: readonly PhotoName[];
}

const optional = (key: 'reason' | 'comment', text?: string): StepInput =>
  text === undefined ? {} : { [key]: text };

function stepOf(action: ActionId) {
  return (by: Person, after: number, input: StepInput = {}): Step => ({ action, by, after, input });
}

function withReason(action: ActionId) {
  return (by: Person, after: number, reason: string): Step => ({ action, by, after, input: { reason } });
}

export const accept = stepOf('accept');
export const start = stepOf('start');
export const pool = stepOf('pool');
export const preReject = withReason('pre-reject');
export const reject = withReason('reject');
export const returnToPreReview = withReason('return-to-pre-review');
export const returnToReview = withReason('return-to-review');
export const rejectCompletion = withReason('reject-completion');
export const refuseWork = withReason('refuse-work');
export const reopen = withReason('reopen');

export const cancel = (by: Person, after: number, reason?: string): Step =>
  stepOf('cancel')(by, after, optional('reason', reason));

export const preApprove = (by: Person, after: number, reviewer: StaffPerson): Step =>
  stepOf('pre-approve')(by, after, { reviewerId: reviewer.staffNo });

export const dispatch = (by: Person, after: number, worker: StaffPerson): Step =>
  stepOf('dispatch')(by, after, { workerId: worker.staffNo });

export const transferReview = (by: Person, after: number, reviewer: StaffPerson, reason: string): Step =>
  stepOf('transfer-review')(by, after, { reviewerId: reviewer.staffNo, reason });

export const reassignWorker = (by: Person, after: number, worker: StaffPerson, reason: string): Step =>
  stepOf('reassign-worker')(by, after, { workerId: worker.staffNo, reason });

export const reassignReviewer = (by: Person, after: number, reviewer: StaffPerson, reason: string): Step =>
  stepOf('reassign-reviewer')(by, after, { reviewerId: reviewer.staffNo, reason });

/** `used` maps material ids to quantities. */
export function addMaterials(by: Person, after: number, used: Readonly<Record<string, number>>): Step {
  const materials = Object.entries(used).map(([materialId, quantity]) => ({ materialId, quantity }));
  return stepOf('add-materials')(by, after, { materials });
}

export const requestCompletion = (by: Person, after: number, note: string, ...photos: PhotoName[]): Step => ({
  ...stepOf('request-completion')(by, after, { note }),
  photos,
});

export const couldNotRepair = (
  by: Person,
  after: number,
  note: string,
  advice: string,
  ...photos: PhotoName[]
): Step => ({
  ...stepOf('request-completion')(by, after, { result: 'unfixable', note, advice }),
  photos,
});

/** @param expectedIn days until it is expected to go on */
export const pause = (
  by: Person,
  after: number,
  reasonCode: PauseReason,
  note: string,
  expectedIn?: number,
): Step => stepOf('pause')(by, after, { reasonCode, note, ...(expectedIn !== undefined && { expectedIn }) });

export const confirmCompletion = (by: Person, after: number, note: string): Step =>
  stepOf('confirm-completion')(by, after, { note });

export const rate = (
  by: Person,
  after: number,
  score: number,
  comment?: string,
  more: Pick<StepInput, 'tags' | 'speed' | 'quality' | 'attitude'> = {},
): Step => stepOf('rate')(by, after, { score, ...optional('comment', comment), ...more });
