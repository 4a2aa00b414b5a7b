/** What people write, as WeChat's content check judges it. Source: `result.suggest` of security.msgSecCheck, version 2. */
import { AppError } from './errors';

export const VERDICTS = ['pass', 'review', 'risky'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** The fields of steps that people write into, as they are called. */
export const TEXT_FIELDS = {
  address: '详细地址',
  contactName: '报修人',
  description: '报修详情',
  reason: '原因',
  note: '备注',
  advice: '处理建议',
  comment: '评价',
  text: '留言',
} as const;
export type TextField = keyof typeof TEXT_FIELDS;

const ALL_TEXT_FIELDS = Object.keys(TEXT_FIELDS) as TextField[];

export type Texts = Readonly<{ [F in TextField]?: string | undefined }>;
/** A field is missing where its check did not come to an end. */
export type Verdicts = Readonly<Partial<Record<TextField, Verdict>>>;

/** What the check leaves on a timeline entry; nothing where all is well. */
export interface ContentRemarks {
  /** Fields that somebody should look at. */
  readonly flagged?: readonly TextField[];
  /** Some of the words were not checked. */
  readonly unchecked?: true;
}

/** What a step's input has in words. */
export const textsOf = (input: Texts): Texts =>
  Object.fromEntries(ALL_TEXT_FIELDS.flatMap((field) => (input[field] ? [[field, input[field]]] : [])));

const REFUSED = '这里有不合适的文字，请修改后再提交';

/**
 * What becomes of a step with these words: whatever is not known to be risky goes through.
 * @throws AppError CONTENT_REJECTED, details: field → sentence
 */
export function judgeTexts(texts: Texts, verdicts: Verdicts): ContentRemarks {
  const fields = ALL_TEXT_FIELDS.filter((field) => texts[field]);
  const risky = fields.filter((field) => verdicts[field] === 'risky');
  if (risky.length) {
    throw new AppError('CONTENT_REJECTED', Object.fromEntries(risky.map((field) => [field, REFUSED])));
  }
  const flagged = fields.filter((field) => verdicts[field] === 'review');
  const isChecked = fields.every((field) => verdicts[field] !== undefined);
  return { ...(flagged.length && { flagged }), ...(!isChecked && { unchecked: true }) };
}

export const remarksOf = ({ flagged, unchecked }: ContentRemarks): ContentRemarks => ({
  ...(flagged && { flagged }),
  ...(unchecked && { unchecked }),
});

/** Said to those who judge the ticket; empty where nothing is remarked. */
export function remarkWords({ flagged = [], unchecked }: ContentRemarks): string {
  const names = flagged.map((field) => TEXT_FIELDS[field]).join('、');
  if (names) return `微信提示：${names}可能有不合适的内容`;
  return unchecked ? '内容检查没有完成' : '';
}
