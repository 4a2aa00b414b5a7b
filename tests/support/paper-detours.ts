/** The steps beside the straight way of a ticket on paper: returned, transferred, refused, reassigned, materials. */
import type { Status } from '@xiuda/domain';
import { A1, byR1, byW1, type PaperStep, R1, R2, W2 } from './paper-tickets';

const admin = ['admin', A1] as const;
export const returnToPreReview: PaperStep = {
  action: 'return-to-pre-review',
  by: byR1,
  from: 'pendingReview',
  to: 'pendingPreReview',
  input: { reason: '不在我的片区' },
};
export const transfer: PaperStep = {
  action: 'transfer-review',
  by: byR1,
  from: 'pendingReview',
  to: 'pendingReview',
  input: { reviewer: R2 },
};
export const transferBack: PaperStep = { ...transfer, by: ['reviewer', R2], input: { reviewer: R1 } };
export const returnToReview: PaperStep = {
  action: 'return-to-review',
  by: byW1,
  from: 'assigned',
  to: 'pendingReview',
  input: { reason: '不是我的工种' },
};
export const refuse: PaperStep = {
  action: 'reject-completion',
  by: byR1,
  from: 'pendingConfirmation',
  to: 'repairing',
  input: { reason: '还在滴水' },
};
export const reassignWorker = (from: Status, by = byR1, worker = W2): PaperStep => ({
  action: 'reassign-worker',
  by,
  from,
  to: 'assigned',
  input: { worker, reason: '人手不够' },
});
export const reassignReviewer = (status: Status): PaperStep => ({
  action: 'reassign-reviewer',
  by: admin,
  from: status,
  to: status,
  input: { reviewer: R2, reason: '请假' },
});
export const valve = { materialId: 'valve', name: '陶瓷阀芯 35mm', unit: '个' };
export const tape = { materialId: 'tape', name: '生料带', unit: '卷' };
export const addMaterials = (
  ...materials: { materialId: string; name: string; unit: string; quantity: number }[]
) =>
  ({
    action: 'add-materials',
    by: byW1,
    from: 'repairing',
    to: 'repairing',
    input: { materials },
  }) as PaperStep;
export const addOneValve = addMaterials({ ...valve, quantity: 1 });
