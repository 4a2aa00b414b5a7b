/** A template while it is being written: its keywords as lines, in the order in which they were given. */
import {
  EXAMPLE_FACTS,
  type Fact,
  FACT_LABELS,
  fitted,
  isKeyword,
  keywordRefusal,
  readTemplate,
  type TemplateKey,
  type TemplateSetting,
} from '@xiuda/domain';

export interface KeywordLine {
  /** Of this form; a line keeps it however it is changed. */
  readonly id: number;
  readonly keyword: string;
  readonly label: string;
  readonly fact: Fact | '';
  readonly error: string;
}

let ids = 0;

export const newLine = (line: Partial<Omit<KeywordLine, 'id'>> = {}): KeywordLine => ({
  keyword: '',
  label: '',
  fact: '',
  error: '',
  ...line,
  id: ++ids,
});

export const linesOf = (template: TemplateSetting | undefined): KeywordLine[] =>
  Object.entries(template?.fields ?? {}).map(([keyword, fact]) => newLine({ keyword, fact }));

/** What was copied from WeChat's console; `undefined` where no keyword is in it. */
export function pastedLines(text: string): KeywordLine[] | undefined {
  const found = readTemplate(text);
  return found.length ? found.map((line) => newLine(line)) : undefined;
}

const isBlank = ({ keyword, fact }: KeywordLine): boolean => !keyword && !fact;

function lineError({ keyword, fact }: KeywordLine, others: readonly KeywordLine[]): string {
  if (keywordRefusal(keyword)) return keywordRefusal(keyword);
  if (others.some((other) => other.keyword === keyword)) return '这个关键词写了两次';
  return fact ? '' : '请选择这里写什么';
}

/** The lines that say something, each with what is wrong with it. A name that stands twice is wrong the second time. */
export const checkedLines = (lines: readonly KeywordLine[]): KeywordLine[] =>
  lines
    .filter((line) => !isBlank(line))
    .map((line, at, all) => ({ ...line, error: lineError(line, all.slice(0, at)) }));

export const fieldsOf = (lines: readonly KeywordLine[]): Record<string, Fact> =>
  Object.fromEntries(lines.flatMap(({ keyword, fact }) => (fact ? [[keyword, fact]] : [])));

/** Sentences of a refusal, at the lines that they name; `rest` belongs to none. */
export function refusedLines(
  key: TemplateKey,
  lines: readonly KeywordLine[],
  errors: Record<string, string>,
) {
  const at = (keyword: string) => errors[`templates.${key}.fields.${keyword}`] ?? '';
  return {
    lines: lines.map((line) => ({ ...line, error: at(line.keyword) })),
    errors: { id: errors[`templates.${key}.id`] ?? '', fields: errors[`templates.${key}.fields`] ?? '' },
  };
}

/** As the message would read, every value fitted to its field. */
export const previewOf = (lines: readonly KeywordLine[], now: Date) =>
  lines.flatMap(({ keyword, label, fact }) =>
    fact && isKeyword(keyword)
      ? [{ label: label || FACT_LABELS[fact], value: fitted(keyword, EXAMPLE_FACTS[fact](now)) }]
      : [],
  );
