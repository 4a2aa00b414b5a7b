/** Error codes and what they say. A sentence tells what happened and what to do about it. */

export const ERRORS = {
  INVALID_INPUT: '有内容没填对，请按提示改好再提交',
  PHONE_REQUIRED: '还没有联系电话，请先绑定手机号或填写联系电话',
  FORBIDDEN: '你不能做这一步，如有疑问请联系管理员',
  NOT_FOUND: '没有找到，可能已被移除或与你无关',
  WRONG_STATUS: '工单已经变化，不能再做这一步，请看最新进度',
  CONFLICT: '工单刚刚被别人处理过，请看最新进度再决定',
  INVALID_ASSIGNEE: '选的人现在不能接这张工单，请另选一位',
  RATE_LIMITED: '操作太频繁，请稍后再试',
  CONTENT_REJECTED: '内容含有不合适的文字，请修改后再提交',
  ALREADY_BOUND: '你已经绑定过工作人员身份，无需再次绑定',
  ROSTER_MISMATCH: '学工号与姓名对不上名册，请核对后再试，或联系管理员',
  OUT_OF_STOCK: '库存不足，请减少数量或换一种耗材',
  INTERNAL: '系统出了点问题，请稍后再试',
} as const;

export type ErrorCode = keyof typeof ERRORS;
export type ErrorDetails = Readonly<Record<string, unknown>>;

/** A refusal: changes nothing, and reaches the client as `{ ok: false, error }`. */
export class AppError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly details?: ErrorDetails,
    message: string = ERRORS[code],
  ) {
    super(message);
    this.name = 'AppError';
  }
}

export interface ErrorBody {
  readonly code: ErrorCode;
  readonly message: string;
  readonly details?: ErrorDetails;
}

/** What every function returns. */
export type Result<T> =
  { readonly ok: true; readonly data: T } | { readonly ok: false; readonly error: ErrorBody };
