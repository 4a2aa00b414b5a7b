/** Why somebody was not bound to the roster, as the page shows it. */
import { CloudError } from '../../../services/cloud';
import { fieldErrors, sentenceOf } from '../../../services/feedback';

export interface Refusal {
  readonly errors: Readonly<Record<'staffNo' | 'name', string>>;
  /** What belongs to no field. */
  readonly refusal: string;
  /** The roster holds a phone number for this person, which WeChat has to vouch for. */
  readonly asksPhone: boolean;
}

export const NOT_REFUSED: Refusal = { errors: { staffNo: '', name: '' }, refusal: '', asksPhone: false };

const hasCode = (error: unknown, code: CloudError['code']): boolean =>
  error instanceof CloudError && error.code === code;

export const isBoundAlready = (error: unknown): boolean => hasCode(error, 'ALREADY_BOUND');

export function refusalOf(error: unknown): Refusal {
  const { code, ...errors } = fieldErrors(error);
  const isAtField = Object.keys(errors).length > 0;
  return {
    errors: { ...NOT_REFUSED.errors, ...errors },
    refusal: code ?? (isAtField ? '' : sentenceOf(error)),
    asksPhone: hasCode(error, 'PHONE_REQUIRED') || code !== undefined,
  };
}
