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
])('since: %s', (_, steps, moves) => {
  const before = played(steps.slice(0, -1));
  const after = played(steps);
  expect(after.since).toEqual(moves ? at(steps.length - 1) : before.since);
  expect(after.updatedAt).toEqual(at(steps.length - 1));
  expect(after.createdAt).toEqual(at(0));
});

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
  ['everybody is past once done', WAYS.completed, ['preReviewer:P1', 'reviewer:R1', 'worker:W1']],
  ['everybody is past once rated', WAYS.rated, ['preReviewer:P1', 'reviewer:R1', 'worker:W1']],
  ['everybody is past once rejected', WAYS.rejected, ['preReviewer:P1', 'reviewer:R1']],
  [
    'everybody is past once cancelled, also who never acted',
    WAYS.cancelled,
    ['preReviewer:P1', 'reviewer:R1', 'worker:W1'],
  ],
])('past: %s', (_, steps, expected) => expect([...played(steps).past].sort()).toEqual(expected));
