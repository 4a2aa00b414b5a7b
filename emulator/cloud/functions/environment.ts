import type { Call } from '../calls';

/** Any text that is no number: getWXContext() turns digits into a number. */
export const LOCAL_APPID = 'wx-local';

/**
 * The whole environment of one event. The platform's variables are those that wx-server-sdk 4.0.2 and node-sdk 3.17.2
 * read; `TCB_CONTEXT_CNFG` is what points them here instead of the public host.
 */
export function eventEnvironment(call: Call, env: string, adminUrl: string): Record<string, string> {
  const context: Record<string, string> = {
    ...(call.openid === undefined ? {} : { WX_OPENID: call.openid }),
    WX_APPID: LOCAL_APPID,
    WX_CLIENTIP: '127.0.0.1',
    WX_API_TOKEN: call.token,
  };
  return {
    ...context,
    WX_CONTEXT_KEYS: Object.keys(context).join(','),
    TCB_SOURCE: call.source,
    ...(call.source === 'wx_trigger' ? { TRIGGER_SRC: 'timer' } : {}),
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: adminUrl }),
    TCB_ENV: env,
    SCF_NAMESPACE: env,
    SCF_FUNCTIONNAME: call.name,
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    TENCENTCLOUD_SECRETID: 'local',
    TENCENTCLOUD_SECRETKEY: 'local',
    TENCENTCLOUD_SESSIONTOKEN: 'local',
    SILENCE: 'true',
  };
}
