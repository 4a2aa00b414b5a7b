/** What may be set: one schema per part. A call names the fields that are to change; the others stay as they are. */
import * as z from 'zod/mini';
import { clocks, type ClocksChange, clocksAfter } from './clock-rules';
import { AppError } from './errors';
import { phone, whole } from './inputs';
import { factsFor, isKeyword } from './message-fields';
import { type Fact, FACTS, type Settings, type SettingsPart, TEMPLATE_KEYS } from './settings';

/** Trimmed text that may be empty. */
const words = (label: string, max: number) => {
  const refusal = `${label}最多 ${max} 个字`;
  return z.string(refusal).check(z.trim(), z.maxLength(max, refusal));
};

const NAME_WORDS = '请填写服务名称，2 到 24 个字';
const PHONE_WORDS = '请填写打得通的号码，如 0898-65880000、400-123-4567，或四到六位的内线号码';
const NATIONWIDE = /^[48]00-?\d{3}-?\d{4}$/;
const SHORT = /^\d{3,6}$/;

/** Mobile, landline, 400 and 800 numbers, emergency and internal numbers. */
const isServicePhone = (value: string): boolean =>
  value === '' || phone.safeParse(value).success || NATIONWIDE.test(value) || SHORT.test(value);

const institution = z.strictObject({
  name: z.string(NAME_WORDS).check(z.trim(), z.minLength(2, NAME_WORDS), z.maxLength(24, NAME_WORDS)),
  phone: z.string(PHONE_WORDS).check(
    z.overwrite((value) => value.replace(/\s/g, '')),
    z.maxLength(20, PHONE_WORDS),
    z.refine(isServicePhone, PHONE_WORDS),
  ),
  hours: words('服务时间', 60),
  scope: words('服务范围', 500),
});

const limits = z.strictObject({
  photos: whole('照片张数', 1, 6),
  urgeHours: whole('催促间隔', 1, 72),
  acceptDays: whole('自动验收天数', 1, 30),
});

const ID_WORDS = '模板编号是一串字母、数字和 - _，请从公众平台整段复制';
const KEYWORD_WORDS = '关键词编号照公众平台填写，如 thing1、time2、phrase3';
const COUNT_WORDS = '请填写模板的全部关键词，1 到 7 个';

const UNFIT_WORDS = '这一类关键词放不下选的内容，请另选';
const USELESS_WORDS = '工单里没有能放进这一类关键词的内容，请在公众平台换一个';

/** What is wrong with a keyword, whatever is to stand there; empty where nothing is. */
export function keywordRefusal(keyword: string): string {
  if (!isKeyword(keyword)) return KEYWORD_WORDS;
  return factsFor(keyword).length ? '' : USELESS_WORDS;
}

const fields = z
  .record(z.string(KEYWORD_WORDS).check(z.maxLength(32, KEYWORD_WORDS)), z.enum(FACTS, '请选择这里写什么'))
  .check((context) => {
    const entries = Object.entries(context.value) as [string, Fact][];
    const refuse = (message: string, path: string[] = []) =>
      context.issues.push({ code: 'custom', input: context.value, message, path });
    if (entries.length < 1 || entries.length > 7) refuse(COUNT_WORDS);
    for (const [keyword, fact] of entries) {
      const refusal = keywordRefusal(keyword) || (factsFor(keyword).includes(fact) ? '' : UNFIT_WORDS);
      if (refusal) refuse(refusal, [keyword]);
    }
  });

const template = z.strictObject({
  id: z.string(ID_WORDS).check(z.trim(), z.regex(/^[\w-]{10,64}$/, ID_WORDS)),
  fields,
});

/** null: no longer sent. */
const templates = z.strictObject(
  Object.fromEntries(TEMPLATE_KEYS.map((key) => [key, z.optional(z.nullable(template))])) as Record<
    (typeof TEMPLATE_KEYS)[number],
    z.ZodMiniOptional<z.ZodMiniNullable<typeof template>>
  >,
  '没有这一种提醒',
);

const messages = z.strictObject({
  templates,
  opens: z.enum(['formal', 'trial', 'developer'], '请选择正式版、体验版或开发版'),
});

const onOff = z.boolean('请选择开或关');
const content = z.strictObject({ checksText: onOff, checksPhotos: onOff });
const urgency = z.strictObject({ directDispatch: onOff });

/** Of each part the fields that are to change. */
export const SETTINGS_INPUTS = {
  institution: z.partial(institution),
  limits: z.partial(limits),
  messages: z.partial(messages),
  content: z.partial(content),
  urgency: z.partial(urgency),
  clocks,
} satisfies Record<SettingsPart, z.ZodMiniType>;

export type SettingsChange<P extends SettingsPart> = z.output<(typeof SETTINGS_INPUTS)[P]>;

type TemplatesChange = NonNullable<SettingsChange<'messages'>['templates']>;

/** Templates by key: changed ones replaced as a whole, those that are no longer sent gone. */
function templatesAfter(
  before: Settings['messages']['templates'],
  change: TemplatesChange,
): Settings['messages']['templates'] {
  const given = Object.entries({ ...before, ...change }).filter(([, one]) => one);
  return Object.fromEntries(given) as Settings['messages']['templates'];
}

const CLASH_WORDS = '这个模板编号已经用在另一种提醒上，每种提醒要各选一个模板';

/**
 * WeChat tells apart what it may send by template: each reminder has one of its own.
 * @throws AppError INVALID_INPUT at the later of two that are the same, by its path in the call that saves
 */
function refuseSameTemplates(templates: Settings['messages']['templates'], change: TemplatesChange): void {
  const changed = TEMPLATE_KEYS.filter((key) => change[key]);
  for (const key of [...changed].reverse()) {
    const id = templates[key]?.id;
    if (TEMPLATE_KEYS.some((other) => other !== key && templates[other]?.id === id))
      throw new AppError('INVALID_INPUT', { [`value.templates.${key}.id`]: CLASH_WORDS });
  }
}

/**
 * A part of the settings with these changes.
 * @throws AppError INVALID_INPUT where the parts of it do not go together
 */
export function settingsAfter<P extends SettingsPart>(
  before: Settings[P],
  wish: SettingsChange<P>,
): Settings[P] {
  const given = Object.fromEntries(Object.entries(wish).filter(([, value]) => value !== undefined));
  if ('calendar' in before) return clocksAfter(before, given as ClocksChange) as Settings[P];
  if (!('templates' in given && 'templates' in before)) return { ...before, ...given };
  const change = given.templates as TemplatesChange;
  const templates = templatesAfter(before.templates, change);
  refuseSameTemplates(templates, change);
  return { ...before, ...given, templates };
}
