/** WeChat's server APIs that the product calls. An API that is not in the table does not exist here. */
import type { Call } from '../calls';
import { getPhoneNumber } from './phone-number';
import { createSubscribeMessages, type SentMessage } from './subscribe-message';

/** In WeChat's own names: `errcode` 0 is success. */
export type OpenapiAnswer = { readonly errcode: number; readonly errmsg: string } & Readonly<
  Record<string, unknown>
>;
export type OpenapiHandler = (args: Readonly<Record<string, unknown>>, now: number) => OpenapiAnswer;

export const API_NOT_FOUND = -604100;
export const API_NOT_PERMITTED = -604101;

export interface Openapi {
  /** The answer, or the number of a refusal before the API was reached. */
  call(
    api: string,
    args: Readonly<Record<string, unknown>>,
    caller: Call | undefined,
  ): OpenapiAnswer | number;
  /** Subscribe messages, oldest first, the refused ones too. */
  outbox(): readonly SentMessage[];
}

/** @param mayCall whether a function's `config.json` declares an API */
export function openOpenapi(
  dataDir: string,
  mayCall: (functionName: string, api: string) => boolean,
): Openapi {
  const messages = createSubscribeMessages(dataDir);
  const handlers: Record<string, OpenapiHandler> = {
    'phonenumber.getPhoneNumber': getPhoneNumber,
    'subscribeMessage.send': messages.send,
  };
  return {
    call(api, args, caller) {
      const handler = handlers[api];
      if (!handler) return API_NOT_FOUND;
      if (!caller || !mayCall(caller.name, api)) return API_NOT_PERMITTED;
      return handler(args, Date.now() + caller.clockOffset);
    },
    outbox: messages.sent,
  };
}
