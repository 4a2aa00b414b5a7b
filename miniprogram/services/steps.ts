/** Taking steps on tickets. */
import { type ActionId, ERRORS } from '@xiuda/domain';
import { act, CloudError } from './cloud';
import { consentSettled } from './consent';
import { explain, say } from './feedback';
import { inputErrors } from './input-errors';
import { doneWords } from './moves';
import { newRequestId } from './request-id';
import type { WireTicket } from './wire';

type Answer = Promise<{ readonly ticket: WireTicket; readonly repeated?: boolean }>;

/** What every step on a ticket names. */
export interface StepTarget {
  readonly ticketId: string;
  readonly version: number;
}

/** One per intended step. It outlives a lost answer, so that the next tap asks for the same step again. */
const requestIds = new Map<string, string>();
const underWay = new Map<string, Answer>();

const keyOf = (action: ActionId, { ticketId, version }: StepTarget): string =>
  `${action}:${ticketId}:${version}`;

/** Did the function answer? Otherwise nobody knows whether it ran. */
const isAnswer = (error: unknown): error is CloudError =>
  error instanceof CloudError && error.code !== 'NETWORK';

/** Refusals after which the ticket is no longer what the person saw. */
const OUTDATED: readonly string[] = ['CONFLICT', 'WRONG_STATUS', 'NOT_FOUND', 'FORBIDDEN'];

/** So it is, too, where an earlier try with other words had arrived after all. */
export const isOutdated = (error: unknown): boolean =>
  isAnswer(error) && (OUTDATED.includes(error.code) || error.details?.requestId !== undefined);

/** @throws CloudError INVALID_INPUT, as the function would */
function check(action: ActionId, input: object): void {
  const errors = inputErrors(action, input);
  if (Object.keys(errors).length) throw new CloudError('INVALID_INPUT', ERRORS.INVALID_INPUT, errors);
}

/**
 * Takes a step with what its form asked. A step that was refused was not taken: the next try is another one.
 * @throws CloudError; after NETWORK the same step is asked for again; INVALID_INPUT before anything is sent
 */
export async function sendStep(action: ActionId, target: StepTarget, fields: object = {}): Answer {
  const key = keyOf(action, target);
  const requestId = requestIds.get(key) ?? newRequestId();
  const input = { ...target, requestId, ...fields };
  check(action, input);
  requestIds.set(key, requestId);
  await consentSettled();
  try {
    const answer = await act(action, input);
    requestIds.delete(key);
    return answer;
  } catch (error) {
    if (isAnswer(error)) requestIds.delete(key);
    throw error;
  }
}

/** A second tap while it is under way gets the same answer. */
function takeStep(action: ActionId, target: StepTarget): Answer {
  const key = keyOf(action, target);
  const answer = underWay.get(key) ?? sendStep(action, target).finally(() => underWay.delete(key));
  underWay.set(key, answer);
  return answer;
}

/**
 * Takes a step that its button alone confirms and says what came of it, over what `refresh` shows by then: whoever is told that
 * somebody was faster sees what they did. Resolves when the person has read it.
 */
export async function finishStep(
  action: ActionId,
  target: StepTarget,
  refresh: () => Promise<void>,
): Promise<void> {
  try {
    const { ticket } = await takeStep(action, target);
    say(doneWords(action, ticket));
    await refresh();
  } catch (error) {
    await Promise.all([explain(error), refresh()]);
  }
}
