import type { IncomingMessage } from 'node:http';
import { CloudError } from '../errors';
import type { Caller } from '../types';

/**
 * Besides clients, tests and tools may speak as these; `wx_trigger` is how a timer calls, `wx_unknown` how WeChat's message
 * push does (the name is in the SDK's list; that the push bears it is not verified).
 */
const SOURCES = ['wx_client', 'wx_devtools', 'wx_trigger', 'wx_http', 'wx_unknown'];
/** These call for nobody. */
const PLATFORM: readonly (string | undefined)[] = ['wx_trigger', 'wx_unknown'];

/**
 * Who calls, by headers: `X-WX-OPENID`, and the emulator's own `X-Emulator-Source` (`wx_client` unless told) and
 * `X-Emulator-Now` (milliseconds since the epoch).
 * @throws CloudError `INVALID_PARAM`
 */
export function callerOf(req: IncomingMessage): Caller {
  const openid = headerOf(req, 'x-wx-openid', /^[\x21-\x7e]{1,128}$/);
  const source = headerOf(req, 'x-emulator-source', /^wx_[a-z]+$/);
  const now = headerOf(req, 'x-emulator-now', /^\d{1,15}$/);
  if (source !== undefined && !SOURCES.includes(source)) {
    throw new CloudError('INVALID_PARAM', `x-emulator-source is not one of ${SOURCES.join(', ')}`);
  }
  return {
    ...(openid === undefined ? {} : { openid }),
    ...(source === undefined ? {} : { source }),
    ...(now === undefined ? {} : { now: Number(now) }),
  };
}

/** Whether the call may do without an openid. */
export const isPlatform = ({ source }: Caller): boolean => PLATFORM.includes(source);

function headerOf(req: IncomingMessage, name: string, form: RegExp): string | undefined {
  const value = req.headers[name];
  if (value === undefined || value === '') return undefined;
  if (typeof value !== 'string' || !form.test(value)) {
    throw new CloudError('INVALID_PARAM', `the header ${name} is malformed`);
  }
  return value;
}
