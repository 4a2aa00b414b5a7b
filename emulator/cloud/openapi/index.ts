/** WeChat's server APIs that the product calls. An API that is not in the table does not exist here. */
import type { Call } from '../calls';
import { openGrants, type Grants } from './grants';
import { getUnlimited } from './mini-program-code';
import { openMediaChecks, type MediaCheckOptions, type MediaChecks } from './media-check';
import { getPhoneNumber } from './phone-number';
import { createSubscribeMessages, type MessageRules, type SentMessage } from './subscribe-message';
import type { Template } from './templates';
import { checkText } from './text-check';

/** In WeChat's own names: `errcode` 0 is success. */
export type OpenapiAnswer = { readonly errcode: number; readonly errmsg: string } & Readonly<
  Record<string, unknown>
>;
/** What an API gives that answers a picture. */
export interface OpenapiPicture {
  readonly contentType: string;
  readonly buffer: Buffer;
}
type Given = OpenapiAnswer | OpenapiPicture;
export type OpenapiHandler = (args: Readonly<Record<string, unknown>>, now: number) => Given | Promise<Given>;

export const API_NOT_FOUND = -604100;
export const API_NOT_PERMITTED = -604101;

export interface Openapi {
  /**
   * The answer, or the number of a refusal before the API was reached.
   * @param forced what the API answers this time, whatever is asked: an injected fault
   */
  call(
    api: string,
    args: Readonly<Record<string, unknown>>,
    caller: Call | undefined,
    forced?: OpenapiAnswer,
  ): Given | number | Promise<Given>;
  /** Subscribe messages, oldest first, the refused ones too. */
  outbox(): readonly SentMessage[];
  readonly grants: Grants;
  readonly mediaChecks: Omit<MediaChecks, 'check'>;
  /** The account's subscribe templates; undefined where it was not told any. */
  readonly templates: readonly Template[] | undefined;
}

export interface OpenapiOptions extends MessageRules, MediaCheckOptions {
  /** Whether a function's `config.json` declares an API. */
  mayCall(functionName: string, api: string): boolean;
}

export function openOpenapi(options: OpenapiOptions): Openapi {
  const { dataDir, mayCall, templates } = options;
  const grants = openGrants(dataDir);
  const messages = createSubscribeMessages(dataDir, grants, options);
  const mediaChecks = openMediaChecks(options);
  const handlers: Record<string, OpenapiHandler> = {
    'phonenumber.getPhoneNumber': getPhoneNumber,
    'security.mediaCheckAsync': mediaChecks.check,
    'security.msgSecCheck': checkText,
    'subscribeMessage.send': messages.send,
    'wxacode.getUnlimited': getUnlimited(options.pages),
  };
  return {
    grants,
    mediaChecks,
    templates,
    call(api, args, caller, forced) {
      const handler = handlers[api];
      if (!handler) return API_NOT_FOUND;
      if (!caller || !mayCall(caller.name, api)) return API_NOT_PERMITTED;
      const now = Date.now() + caller.clockOffset;
      if (!forced) return handler(args, now);
      if (api === 'subscribeMessage.send') messages.note(args, now, forced);
      return forced;
    },
    outbox: messages.sent,
  };
}
