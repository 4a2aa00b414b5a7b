/** Steps of a ticket's life on paper, beside the straight way: waiting, grabbing, refusing, coming back. */
import type { ResolvedInput, Status } from '@xiuda/domain';
import { byR1, byW1, type By, type PaperStep, preReview, R1, W1, W2 } from './paper-tickets';

export const byW2: By = ['worker', W2];

export const unpool: PaperStep = { action: 'unpool', by: byR1, from: 'pooled', to: 'pendingReview' };
export const grab: PaperStep = {
  action: 'grab',
  by: byW2,
  from: 'pooled',
  to: 'accepted',
  input: { worker: W2 },
};
export const pauseAt = (from: Status, by = byW1): PaperStep => ({
  action: 'pause',
  by,
  from,
  to: 'paused',
  input: { reasonCode: 'noAccess', note: '敲门没人应' },
});
export const resume: PaperStep = { action: 'resume', by: byW1, from: 'paused', to: 'repairing' };
export const edit = (input: ResolvedInput): PaperStep => ({
  action: 'edit',
  by: 'reporter',
  from: 'pendingPreReview',
  to: 'pendingPreReview',
  input,
});
export const directDispatch: PaperStep = {
  action: 'direct-dispatch',
  by: preReview,
  from: 'pendingPreReview',
  to: 'assigned',
  input: { reviewer: R1, worker: W1 },
};
export const acceptResult: PaperStep = {
  action: 'accept-result',
  by: 'system',
  from: 'completed',
  to: 'completed',
};
export const refuseWork: PaperStep = {
  action: 'refuse-work',
  by: 'reporter',
  from: 'completed',
  to: 'repairing',
  input: { reason: '还在滴水', photos: ['cloud://local.env/still-1'] },
};
export const reopenAt = (from: Status): PaperStep => ({
  action: 'reopen',
  by: 'reporter',
  from,
  to: 'pendingReview',
  input: { reason: '又滴水了' },
});
export const returnMaterials = (
  ...materials: { materialId: string; name: string; unit: string; quantity: number }[]
): PaperStep => ({
  action: 'return-materials',
  by: byW1,
  from: 'repairing',
  to: 'repairing',
  input: { materials },
});
