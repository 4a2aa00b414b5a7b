import { type ActionId, AppError, INPUTS, parse } from '@xiuda/domain';

/** The rules of the functions, asked before anything is sent: field → sentence, empty where all is well. */
export function inputErrors(action: ActionId, input: object): Record<string, string> {
  try {
    parse(INPUTS[action], input);
    return {};
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { ...(error.details as Record<string, string>) };
  }
}
