/** Parsing at the edge: unknown in, a closed type out, or `INVALID_INPUT` with a sentence per field. */
import type * as z from 'zod/mini';
import { AppError } from './errors';

type Issue = z.core.$ZodIssue;

/** What zod says where a schema gives no sentence of its own: a value of a shape that no form sends. */
const UNSAID = 'Invalid input';
const sentenceOf = ({ message }: Issue): string =>
  message === UNSAID ? '这一项没填对，请刷新后再试' : message;

type Path = Issue['path'];

/** Field → sentence; `input` where the whole is wrong. */
function sentences(issues: readonly Issue[], fieldAt: (path: Path) => string): Record<string, string> {
  const said = new Map<string, string>();
  for (const issue of issues) {
    const unknown = issue.code === 'unrecognized_keys' && issue.path.length === 0 ? issue.keys : undefined;
    for (const field of unknown ?? [issue.path.length ? fieldAt(issue.path) : 'input']) {
      if (!said.has(field)) said.set(field, unknown ? '没有这一项' : sentenceOf(issue));
    }
  }
  return Object.fromEntries(said);
}

const outermost = ([first]: Path): string => String(first);

/**
 * @param fieldAt name of the field at this path; the first segment of it unless told otherwise
 * @throws AppError INVALID_INPUT, details: field → sentence
 */
export function parse<S extends z.ZodMiniType>(
  schema: S,
  input: unknown,
  fieldAt: (path: Path) => string = outermost,
): z.output<S> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw new AppError('INVALID_INPUT', sentences(result.error.issues, fieldAt));
}
