import type { Call } from '../calls';
import { CloudError } from '../errors';
import { suffer, type Faults } from '../faults';
import type { Openapi, OpenapiPicture } from '../openapi';
import { readArguments, writeAnswer, writePicture, writeRefusal, type Form } from './wx-openapi';

export interface OpenapiParts {
  readonly openapi: Openapi;
  readonly faults: Faults;
}

/** @param action the API behind the prefix `openapi.` */
export async function answerOpenapi(
  { openapi, faults }: OpenapiParts,
  action: string,
  form: Form,
  call: Call | undefined,
): Promise<Buffer> {
  const fault = faults.take({ function: call?.name, action, collection: undefined });
  const forced =
    fault && 'code' in fault && typeof fault.code === 'number'
      ? { errcode: fault.code, errmsg: fault.message ?? 'injected fault' }
      : undefined;
  if (!forced) await suffer(fault);
  const args = readArguments(requestDataOf(form));
  const answer = await openapi.call(action.slice('openapi.'.length), args, call, forced);
  if (typeof answer === 'number') return writeRefusal(answer);
  return 'buffer' in answer ? writePicture(answer as OpenapiPicture) : writeAnswer(answer);
}

function requestDataOf({ requestData }: Form): Buffer {
  if (!requestData) throw new CloudError('INVALID_PARAM', 'the form has no requestData');
  return requestData;
}
