/** The three callbacks that every asynchronous API of WeChat takes. */
export type Callbacks = {
  success?: (result: never) => void;
  fail?: (error: never) => void;
  complete?: (result: never) => void;
};

export type ApiResult = { errMsg: string };

/** An API failure; becomes `{ errMsg: '<api>:fail <reason>', ...extra }`. */
export class ApiError extends Error {
  readonly extra: Record<string, unknown>;
  constructor(reason: string, extra: Record<string, unknown> = {}) {
    super(reason);
    this.extra = extra;
  }
}

const failure = (api: string, error: unknown): ApiResult & Record<string, unknown> => {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    errMsg: `${api}:fail${reason ? ` ${reason}` : ''}`,
    ...(error instanceof ApiError ? error.extra : {}),
  };
};

const callBack = (callback: ((value: never) => void) | undefined, value: unknown): void =>
  (callback as ((value: unknown) => void) | undefined)?.(value);

/**
 * Makes an API in both forms: with a callback it returns nothing, without one it returns a promise.
 * The result gets `errMsg: '<api>:ok'`.
 */
export const asyncApi =
  <Options extends object, Result>(api: string, run: (options: Options) => Result | Promise<Result>) =>
  (options?: Options & Callbacks): Promise<Result & ApiResult> | undefined => {
    const given = (options ?? {}) as Options & Callbacks;
    const outcome = new Promise<Result>((resolve) => resolve(run(given))).then((result) => ({
      errMsg: `${api}:ok`,
      ...(result as Result),
    }));
    if (!given.success && !given.fail && !given.complete)
      return outcome.catch((error: unknown) => Promise.reject(failure(api, error)));
    outcome.then(
      (result) => {
        callBack(given.success, result);
        callBack(given.complete, result);
      },
      (error: unknown) => {
        const failed = failure(api, error);
        callBack(given.fail, failed);
        callBack(given.complete, failed);
      },
    );
    return undefined;
  };
