/** Calling a function with an administrator's keys, as the console does to try it. */
import { randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import { ApiError } from '../envelope';
import { optionalText } from '../parameters';
import { type Action, action } from './action';
import { named } from './function-parameters';
import { functionOf } from './function-state';

const invokeSchema = z.strictObject({
  ...named,
  ClientContext: optionalText,
  LogType: z.optional(z.enum(['None', 'Tail'])),
  InvocationType: z.optional(z.literal('RequestResponse')),
  Qualifier: optionalText,
});

function eventOf(context = '{}'): unknown {
  try {
    return JSON.parse(context) as unknown;
  } catch {
    throw new ApiError('InvalidParameterValue.ClientContext', 'ClientContext is no JSON.');
  }
}

export const INVOCATION_ACTIONS: Record<string, Action> = {
  /** A function that throws is an answer too: InvokeResult 1, and what it threw. */
  Invoke: action(invokeSchema, async ({ FunctionName, Namespace, ClientContext }, scope) => {
    functionOf(scope, FunctionName, Namespace);
    const event = eventOf(ClientContext);
    const told = { Log: '', MemUsage: 0, Duration: 0, BillDuration: 0, FunctionRequestId: randomUUID() };
    const outcome = await scope.backing.invoke(FunctionName, event).then(
      (result) => ({ RetMsg: JSON.stringify(result ?? null), ErrMsg: '', InvokeResult: 0 }),
      (error: unknown) => ({
        RetMsg: '',
        ErrMsg: error instanceof Error ? error.message : String(error),
        InvokeResult: 1,
      }),
    );
    return { Result: { ...told, ...outcome } };
  }),
};
