/**
 * A refusal in CloudBase's own words: `code` is what `@cloudbase/node-sdk` receives in `{code, message}`.
 * wx-server-sdk turns the codes that its `TCB_ERR_CODE` table lists into numbers and every other one into -501001.
 */
export class CloudError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'CloudError';
  }
}

/** What `wx.cloud.*` shows a client, as wx-server-sdk 4.0.2 lists the numbers; -501000 and -504003 are the client's own. */
const CLIENT_CODES: Record<string, number> = {
  INVALID_PARAM: -501007,
  DATABASE_PERMISSION_DENIED: -502003,
  DATABASE_COLLECTION_NOT_EXIST: -502005,
  FUNCTION_NOT_FOUND: -501000,
  FUNCTIONS_EXECUTE_FAIL: -504002,
  FUNCTIONS_TIME_LIMIT_EXCEEDED: -504003,
  STORAGE_REQUEST_FAIL: -503001,
  STORAGE_EXCEED_AUTHORITY: -503002,
  STORAGE_FILE_NONEXIST: -503003,
};
const SYSTEM_ERROR = -501001;

/** The error as `{code, message}`: errors of the database carry a string `code` of their own, all others are `SYS_ERR`. */
export function asRefusal(error: unknown): { code: string; message: string } {
  const message = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return { code: typeof code === 'string' ? code : 'SYS_ERR', message };
}

/** The error as a client sees it: `{errCode, errMsg}`. */
export function asClientError(error: unknown): { errCode: number; errMsg: string } {
  const { code, message } = asRefusal(error);
  return { errCode: CLIENT_CODES[code] ?? SYSTEM_ERROR, errMsg: message };
}
