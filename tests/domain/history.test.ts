/** `since` and `past`: how long somebody has the ticket, and who had it before. */
import {
  returnToPreReview,
  transfer,
  transferBack,
  returnToReview,
  reassignWorker,
  reassignReviewer,
  addOneValve,
} from '../support/paper-detours';
import { acceptResult, directDispatch, edit, grab, refuseWork, reopenAt } from '../support/paper-life';
import { accept, at, type PaperStep, played, WAYS } from '../support/paper-tickets';

test.each<[string, readonly PaperStep[], boolean]>([
  ['a change of status', [...WAYS.assigned, accept], true],
  ['another reviewer while it waits for one', [...WAYS.pendingReview, transfer], true],
  [
    'another reviewer at 待审核, by an admin',
    [...WAYS.pendingReview, reassignReviewer('pendingReview')],
    true,
  ],
  [
    'another reviewer at 完工待确认',
    [...WAYS.pendingConfirmation, reassignReviewer('pendingConfirmation')],
    true,
  ],
  [
    'another reviewer while it waits for the worker',
    [...WAYS.repairing, reassignReviewer('repairing')],
    false,
  ],
  ['another worker at 待接单', [...WAYS.assigned, reassignWorker('assigned')], true],
  ['materials', [...WAYS.repairing, addOneValve], false],
  ['changed words of the report', [...WAYS.pendingPreReview, edit({ address: '阳台' })], false],
  ['published to be grabbed', WAYS.pooled, true],
  ['another reviewer while it waits to be grabbed', [...WAYS.pooled, reassignReviewer('pooled')], true],
  ['grabbed', [...WAYS.pooled, grab], true],
  ['paused', WAYS.paused, true],
  ['another reviewer while it is paused', [...WAYS.paused, reassignReviewer('paused')], false],
  ['accepted by the system', [...WAYS.completed, acceptResult], false],
  ['reopened', [...WAYS.rated, reopenAt('rated')], true],
])('since: %s', (_, steps, moves) => {
  const before = played(steps.slice(0, -1));
  const after = played(steps);
  expect(after.since).toEqual(moves ? at(steps.length - 1) : before.since);
  expect(after.updatedAt).toEqual(at(steps.length - 1));
  expect(after.createdAt).toEqual(at(0));
});

const DONE = ['preReviewer:P1', 'reviewer:R1', 'worker:W1'];

test.each<[string, readonly PaperStep[], string[]]>([
  ['a fresh ticket has no past', WAYS.pendingPreReview, []],
  ['who pre-reviewed is past at once', WAYS.pendingReview, ['preReviewer:P1']],
  ['present assignees are not past', WAYS.repairing, ['preReviewer:P1']],
  [
    'a reviewer who returned it is past',
    [...WAYS.pendingReview, returnToPreReview],
    ['preReviewer:P1', 'reviewer:R1'],
  ],
  [
    'a reviewer who transferred it is past',
    [...WAYS.pendingReview, transfer],
    ['preReviewer:P1', 'reviewer:R1'],
  ],
  [
    'a reviewer who gets it back is not past any more',
    [...WAYS.pendingReview, transfer, transferBack],
    ['preReviewer:P1', 'reviewer:R2'],
  ],
  ['a worker who returned it is past', [...WAYS.assigned, returnToReview], ['preReviewer:P1', 'worker:W1']],
  [
    'a worker who was replaced before doing anything is past',
    [...WAYS.assigned, reassignWorker('assigned')],
    ['preReviewer:P1', 'worker:W1'],
  ],
  [
    'an admin who acted is past',
    [...WAYS.assigned, reassignReviewer('assigned')],
    ['admin:A1', 'preReviewer:P1', 'reviewer:R1'],
  ],
  ['who publishes it to be grabbed is still its reviewer', WAYS.pooled, ['preReviewer:P1']],
  ['who grabs it is its worker', [...WAYS.pooled, grab], ['preReviewer:P1']],
  ['the reporter and the system are nobody', [...WAYS.completed, acceptResult], DONE],
  [
    'who reviews it again is not past, who repaired it is',
    [...WAYS.rated, reopenAt('rated')],
    ['preReviewer:P1', 'worker:W1'],
  ],
  ['everybody has it again when the work is refused', [...WAYS.completed, refuseWork], ['preReviewer:P1']],
  [
    'a direct dispatch is the work of who did it',
    [...WAYS.pendingPreReview, directDispatch],
    ['preReviewer:P1'],
  ],
  ['everybody is past once done', WAYS.completed, ['preReviewer:P1', 'reviewer:R1', 'worker:W1']],
  ['everybody is past once rated', WAYS.rated, ['preReviewer:P1', 'reviewer:R1', 'worker:W1']],
  ['everybody is past once rejected', WAYS.rejected, ['preReviewer:P1', 'reviewer:R1']],
  [
    'everybody is past once cancelled, also who never acted',
    WAYS.cancelled,
    ['preReviewer:P1', 'reviewer:R1', 'worker:W1'],
  ],
])('past: %s', (_, steps, expected) => expect([...played(steps).past].sort()).toEqual(expected));
