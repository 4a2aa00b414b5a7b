/** One schema per action. Unknown fields are refused; strings are trimmed; each field refuses with one Chinese sentence. */
import * as z from 'zod/mini';
import type { ActionId } from './actions';
import { ALL_PAUSE_REASONS, type PauseReason } from './pause-reasons';
import { MOST_TAGS, RATING_TAGS, type RatingTag } from './rating';
import { RESULTS, type WorkResult } from './ticket';
import { endOfDay } from './time';

const STEP_REFUSED = '页面已过期，请刷新后再试';

/** Trimmed text of `min` to `max` characters. */
export const text = (label: string, min: number, max: number) => {
  const words = min > 1 ? `请填写${label}，${min} 到 ${max} 个字` : `请填写${label}，最多 ${max} 个字`;
  return z.string(words).check(z.trim(), z.minLength(min, words), z.maxLength(max, words));
};

/** A whole number within these bounds. */
export const whole = (label: string, min: number, max: number) => {
  const refusal = `${label}请填 ${min} 到 ${max} 的整数`;
  return z.int(refusal).check(z.minimum(min, refusal), z.maximum(max, refusal));
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

/** File ids, each of them once. */
export const photos = (min: number, max: number) => {
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
const aspect = z.optional(score);
const TAG_WORDS = `最多选 ${MOST_TAGS} 个标签`;
const tags = z.array(z.enum(RATING_TAGS, '请从列出的标签里选'), TAG_WORDS).check(
  z.maxLength(MOST_TAGS, TAG_WORDS),
  z.refine((list) => new Set(list).size === list.length, '同一个标签只能选一次'),
);

const EXPECTED_WORDS = '请选择今天或以后一年内的日期';
const YEAR_MS = 366 * 24 * 60 * 60 * 1000;

/** A day, which means its end at UTC+8, or an instant with its zone. */
const expectedAt = z.pipe(
  z.union(
    [z.iso.date(EXPECTED_WORDS), z.iso.datetime({ offset: true, error: EXPECTED_WORDS })],
    EXPECTED_WORDS,
  ),
  z.pipe(
    z.transform((given: string): Date => (given.includes('T') ? new Date(given) : endOfDay(given))),
    z
      .date()
      .check(
        z.refine(
          (instant) => instant.getTime() >= Date.now() && instant.getTime() <= Date.now() + YEAR_MS,
          EXPECTED_WORDS,
        ),
      ),
  ),
);

const reason = text('原因', 2, 200);
const note = text('备注', 2, 200);
const person = identifier('请选择一位同事');

/** What somebody reports; the phone number defaults to the verified one. */
const report = {
  areaId: identifier('请选择报修区域'),
  address: text('详细地址', 1, 100),
  itemId: identifier('请选择报修项目'),
  contactName: text('报修人', 1, 20),
  contactPhone: z.optional(phone),
  description: text('报修详情', 2, 500),
  photos: z.optional(photos(0, 6)),
};

const KEPT_WORDS = '保留的照片不对，请刷新后再试';
/** Places of present photos that stay, counted from 0; what is missing is taken away. Without it new photos replace all. */
const keptPhotos = z
  .array(z.int(KEPT_WORDS).check(z.minimum(0, KEPT_WORDS), z.maximum(5, KEPT_WORDS)), KEPT_WORDS)
  .check(z.maxLength(6, KEPT_WORDS));

const edit = z
  .strictObject({ ...step, ...z.partial(z.strictObject(report)).shape, keptPhotos: z.optional(keptPhotos) })
  .check(
    z.refine((input) => Object.keys(input).length > Object.keys(step).length, {
      path: ['description'],
      error: '没有要修改的内容',
    }),
    z.refine(({ keptPhotos: kept = [] }) => new Set(kept).size === kept.length, {
      path: ['keptPhotos'],
      error: KEPT_WORDS,
    }),
    z.refine(({ photos: added = [], keptPhotos: kept = [] }) => added.length + kept.length <= 6, {
      path: ['photos'],
      error: '最多添加 6 张照片',
    }),
  );

export const INPUTS = {
  submit: z.strictObject({ requestId, ...report }),
  edit,
  cancel: z.strictObject({ ...step, reason: z.optional(reason) }),
  'pre-approve': z.strictObject({ ...step, reviewerId: person }),
  'pre-reject': z.strictObject({ ...step, reason }),
  'direct-dispatch': z.strictObject({ ...step, workerId: person, reviewerId: person }),
  dispatch: z.strictObject({ ...step, workerId: person }),
  reject: z.strictObject({ ...step, reason }),
  'return-to-pre-review': z.strictObject({ ...step, reason }),
  'transfer-review': z.strictObject({ ...step, reviewerId: person, reason: z.optional(reason) }),
  pool: z.strictObject(step),
  unpool: z.strictObject(step),
  grab: z.strictObject(step),
  accept: z.strictObject(step),
  'return-to-review': z.strictObject({ ...step, reason }),
  start: z.strictObject(step),
  'add-materials': z.strictObject({ ...step, materials }),
  'return-materials': z.strictObject({ ...step, materials }),
  pause: z.strictObject({
    ...step,
    reasonCode: z.enum(ALL_PAUSE_REASONS, '请选择为什么暂时修不了'),
    note,
    expectedAt: z.optional(expectedAt),
  }),
  resume: z.strictObject({ ...step, note: z.optional(note) }),
  'request-completion': z
    .strictObject({
      ...step,
      result: z._default(z.enum(RESULTS, '请选择修好了还是修不好'), 'fixed'),
      note,
      advice: z.optional(text('处理建议', 2, 200)),
      photos: photos(1, 6),
    })
    .check(
      z.refine(({ result, advice }) => (result === 'unfixable') === (advice !== undefined), {
        path: ['advice'],
        error: '修不好的请填写处理建议，修好了的不用填',
      }),
    ),
  'confirm-completion': z.strictObject({ ...step, note }),
  'reject-completion': z.strictObject({ ...step, reason }),
  rate: z.strictObject({
    ...step,
    score,
    speed: aspect,
    quality: aspect,
    attitude: aspect,
    tags: z.optional(tags),
    comment: z.optional(text('评价', 1, 500)),
  }),
  'refuse-work': z.strictObject({ ...step, reason, photos: z.optional(photos(0, 3)) }),
  reopen: z.strictObject({ ...step, reason, photos: z.optional(photos(0, 3)) }),
  /** Nobody sends it: the timer takes this step. */
  'accept-result': z.strictObject(step),
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
  readonly keptPhotos?: readonly number[] | undefined;
  readonly result?: WorkResult | undefined;
  readonly advice?: string | undefined;
  readonly reasonCode?: PauseReason | undefined;
  readonly expectedAt?: Date | undefined;
  readonly score?: number | undefined;
  readonly speed?: number | undefined;
  readonly quality?: number | undefined;
  readonly attitude?: number | undefined;
  readonly tags?: readonly RatingTag[] | undefined;
  readonly comment?: string | undefined;
}
