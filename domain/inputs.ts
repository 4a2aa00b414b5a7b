/** One schema per action. Unknown fields are refused; strings are trimmed; each field refuses with one Chinese sentence. */
import * as z from 'zod/mini';
import type { ActionId } from './actions';

const STEP_REFUSED = '页面已过期，请刷新后再试';

/** Trimmed text of `min` to `max` characters. */
export const text = (label: string, min: number, max: number) => {
  const words = min > 1 ? `请填写${label}，${min} 到 ${max} 个字` : `请填写${label}，最多 ${max} 个字`;
  return z.string(words).check(z.trim(), z.minLength(min, words), z.maxLength(max, words));
};

export const requestId = z
  .string(STEP_REFUSED)
  .check(z.minLength(8, STEP_REFUSED), z.maxLength(64, STEP_REFUSED));

const identifier = (words: string) =>
  z.string(words).check(z.trim(), z.minLength(1, words), z.maxLength(128, words));

/** Input of every step on an existing ticket. */
const step = {
  ticketId: identifier(STEP_REFUSED),
  version: z.int(STEP_REFUSED).check(z.minimum(1, STEP_REFUSED)),
  requestId,
};

const PHONE_WORDS = '请填写手机号，或带区号的固定电话';
const MOBILE = /^1[3-9]\d{9}$/;
const LANDLINE = /^(0\d{2,3}-?)?[2-9]\d{6,7}(-\d{1,5})?$/;

/** A mainland mobile or landline number; blanks are dropped. */
export const phone = z.string(PHONE_WORDS).check(
  z.overwrite((value) => value.replace(/\s/g, '')),
  z.refine((value) => MOBILE.test(value) || LANDLINE.test(value), PHONE_WORDS),
);

const photos = (min: number, max: number) => {
  const words = min > 0 ? `请添加 ${min} 到 ${max} 张照片` : `最多添加 ${max} 张照片`;
  return z
    .array(
      z
        .string('照片没有传上来，请重新添加')
        .check(z.startsWith('cloud://', '照片没有传上来，请重新添加'), z.maxLength(512)),
      words,
    )
    .check(
      z.minLength(min, words),
      z.maxLength(max, words),
      z.refine((list) => new Set(list).size === list.length, '同一张照片只能添加一次'),
    );
};

const materials = z
  .array(
    z.strictObject({
      materialId: identifier('请选择耗材'),
      quantity: z
        .int('数量请填 1 到 999 的整数')
        .check(z.minimum(1, '数量请填 1 到 999 的整数'), z.maximum(999, '数量请填 1 到 999 的整数')),
    }),
    '请选择耗材',
  )
  .check(
    z.minLength(1, '请选择至少一种耗材'),
    z.maxLength(5, '一次最多填 5 种耗材'),
    z.refine((list) => new Set(list.map((one) => one.materialId)).size === list.length, '同一种耗材只填一行'),
  );

const SCORE_WORDS = '请选择 1 到 5 颗星';
const score = z.int(SCORE_WORDS).check(z.minimum(1, SCORE_WORDS), z.maximum(5, SCORE_WORDS));
const reason = text('原因', 2, 200);
const note = text('备注', 2, 200);
const person = identifier('请选择一位同事');

export const INPUTS = {
  submit: z.strictObject({
    requestId,
    areaId: identifier('请选择报修区域'),
    address: text('详细地址', 1, 100),
    itemId: identifier('请选择报修项目'),
    contactName: text('报修人', 1, 20),
    contactPhone: z.optional(phone),
    description: text('报修详情', 2, 500),
    photos: z.optional(photos(0, 6)),
  }),
  cancel: z.strictObject({ ...step, reason: z.optional(reason) }),
  'pre-approve': z.strictObject({ ...step, reviewerId: person }),
  'pre-reject': z.strictObject({ ...step, reason }),
  dispatch: z.strictObject({ ...step, workerId: person }),
  reject: z.strictObject({ ...step, reason }),
  'return-to-pre-review': z.strictObject({ ...step, reason }),
  'transfer-review': z.strictObject({ ...step, reviewerId: person, reason: z.optional(reason) }),
  accept: z.strictObject(step),
  'return-to-review': z.strictObject({ ...step, reason }),
  start: z.strictObject(step),
  'add-materials': z.strictObject({ ...step, materials }),
  'return-materials': z.strictObject({ ...step, materials }),
  'request-completion': z.strictObject({ ...step, note, photos: photos(1, 6) }),
  'confirm-completion': z.strictObject({ ...step, note }),
  'reject-completion': z.strictObject({ ...step, reason }),
  rate: z.strictObject({ ...step, score, comment: z.optional(text('评价', 1, 500)) }),
  'reassign-worker': z.strictObject({ ...step, workerId: person, reason }),
  'reassign-reviewer': z.strictObject({ ...step, reviewerId: person, reason }),
} satisfies Record<ActionId, z.ZodMiniType>;

/** Input of one action after parsing. */
export type InputOf<A extends ActionId> = z.output<(typeof INPUTS)[A]>;

/** What the fields of any action can be, for code that is one for all actions. */
export interface AnyInput {
  readonly requestId: string;
  readonly ticketId?: string | undefined;
  readonly version?: number | undefined;
  readonly areaId?: string | undefined;
  readonly address?: string | undefined;
  readonly itemId?: string | undefined;
  readonly contactName?: string | undefined;
  readonly contactPhone?: string | undefined;
  readonly description?: string | undefined;
  readonly photos?: readonly string[] | undefined;
  readonly reviewerId?: string | undefined;
  readonly workerId?: string | undefined;
  readonly reason?: string | undefined;
  readonly note?: string | undefined;
  readonly materials?: readonly { readonly materialId: string; readonly quantity: number }[] | undefined;
  readonly score?: number | undefined;
  readonly comment?: string | undefined;
}
