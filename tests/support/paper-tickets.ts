/** Tickets on paper: timelines of made-up people, for tests of the rules that need no cloud. */
import {
  type ActionId,
  type Actor,
  applyStep,
  type ResolvedInput,
  type Role,
  type StaffRef,
  type StaffRole,
  type Status,
  type StepActor,
  type Ticket,
  type TicketState,
  type TimelineEntry,
} from '@xiuda/domain';

export const REPORTER_OPENID = 'openid-of-the-reporter';
export const T0 = Date.UTC(2026, 10, 20, 1, 0);
const MINUTE = 60_000;

export const R1: StaffRef = { staffNo: 'R1', name: '王建国' };
export const R2: StaffRef = { staffNo: 'R2', name: '李秀芳' };
export const W1: StaffRef = { staffNo: 'W1', name: '陈志强' };
export const W2: StaffRef = { staffNo: 'W2', name: '何永福' };
export const P1: StaffRef = { staffNo: 'P1', name: '刘敏' };
export const A1: StaffRef = { staffNo: 'A1', name: '周明远' };

export const openidOf = (person: StaffRef): string => `openid-of-${person.staffNo}`;

export const staffActor = (person: StaffRef, ...roles: StaffRole[]): Actor => ({
  openid: openidOf(person),
  staffNo: person.staffNo,
  name: person.name,
  roles,
});

export const reporterActor: Actor = { openid: REPORTER_OPENID, roles: [] };
export const strangerActor: Actor = { openid: 'openid-of-a-stranger', roles: [] };

export const SUBMISSION: ResolvedInput = {
  number: 'BX20261120-123456',
  reporter: { openid: REPORTER_OPENID, name: '林晓', phone: '13800011234' },
  area: { id: 'd3-201', path: ['桂林洋校区', '3栋', '201'] },
  areaIds: ['gly', 'd3', 'd3-201'],
  address: '卫生间',
  item: { id: 'faucet', path: ['水电', '龙头'] },
  contactName: '林晓',
  contactPhone: '13800011234',
  description: '龙头滴水，关不紧',
  photos: ['cloud://local.env/photo-1', 'cloud://local.env/photo-2', 'cloud://local.env/photo-3'],
};

/** Who acts, as the timeline names them. */
export type By = readonly [Role, StaffRef] | 'reporter' | 'system';

export interface PaperStep {
  readonly action: ActionId;
  readonly by: By;
  readonly from: Status | null;
  readonly to: Status;
  readonly input?: ResolvedInput;
}

/** The `minute`th minute of the story. */
export const at = (minute: number): Date => new Date(T0 + minute * MINUTE);

function signatureOf(by: By): StepActor {
  if (by === 'reporter') return { role: by, openid: REPORTER_OPENID, name: '林晓' };
  if (by === 'system') return { role: by, openid: '', name: '系统' };
  return { role: by[0], openid: openidOf(by[1]), ...by[1] };
}

export function entryOf(step: PaperStep, minute: number): TimelineEntry {
  return {
    requestId: `request-${minute}-${step.action}`,
    inputDigest: `digest-${minute}`,
    action: step.action,
    from: step.from,
    to: step.to,
    by: signatureOf(step.by),
    at: at(minute),
    input: step.input ?? {},
  };
}

export const preReview: By = ['preReviewer', P1];
export const byR1: By = ['reviewer', R1];
export const byW1: By = ['worker', W1];

const step = (
  action: ActionId,
  by: By,
  from: Status | null,
  to: Status,
  input?: ResolvedInput,
): PaperStep => ({ action, by, from, to, ...(input && { input }) });

export const submit = step('submit', 'reporter', null, 'pendingPreReview', SUBMISSION);
export const preApprove = step('pre-approve', preReview, 'pendingPreReview', 'pendingReview', {
  reviewer: R1,
});
export const dispatch = step('dispatch', byR1, 'pendingReview', 'assigned', { worker: W1 });
export const accept = step('accept', byW1, 'assigned', 'accepted');
export const start = step('start', byW1, 'accepted', 'repairing');
export const complete = step('request-completion', byW1, 'repairing', 'pendingConfirmation', {
  note: '换了阀芯',
  photos: ['cloud://local.env/after-1'],
});
export const confirm = step('confirm-completion', byR1, 'pendingConfirmation', 'completed', {
  note: '已核实',
});
export const rate = step('rate', 'reporter', 'completed', 'rated', { score: 5, comment: '很快' });
export const reject = step('reject', byR1, 'pendingReview', 'rejected', { reason: '不归我们修' });
export const cancel = step('cancel', 'reporter', 'assigned', 'cancelled');

export const pool = step('pool', byR1, 'pendingReview', 'pooled');
export const pause = step('pause', byW1, 'repairing', 'paused', {
  reasonCode: 'waitingParts',
  note: '等阀芯到货',
});

/** A short legal way to each status. */
export const WAYS = {
  pendingPreReview: [submit],
  pendingReview: [submit, preApprove],
  pooled: [submit, preApprove, pool],
  assigned: [submit, preApprove, dispatch],
  accepted: [submit, preApprove, dispatch, accept],
  repairing: [submit, preApprove, dispatch, accept, start],
  paused: [submit, preApprove, dispatch, accept, start, pause],
  pendingConfirmation: [submit, preApprove, dispatch, accept, start, complete],
  completed: [submit, preApprove, dispatch, accept, start, complete, confirm],
  rated: [submit, preApprove, dispatch, accept, start, complete, confirm, rate],
  rejected: [submit, preApprove, reject],
  cancelled: [submit, preApprove, dispatch, cancel],
} satisfies Record<Status, PaperStep[]>;

/** One step a minute. */
export const timelineOf = (steps: readonly PaperStep[]): TimelineEntry[] => steps.map(entryOf);

export function played(steps: readonly PaperStep[]): TicketState {
  let ticket: TicketState | undefined;
  for (const entry of timelineOf(steps)) ticket = applyStep(ticket, entry, 'ticket-1');
  if (!ticket) throw new Error('no steps');
  return ticket;
}

/** A stored ticket made by those steps; nothing waits to be told. */
export const stored = (steps: readonly PaperStep[]): Ticket => ({ ...played(steps), outbox: [] });
