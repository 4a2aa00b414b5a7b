/** Parameters of an action: what is missing, unknown or wrong is refused by name, as the API does. */
import * as z from 'zod/mini';
import { ApiError } from './envelope';

type Issue = z.core.$ZodIssue;

const pathOf = ({ path }: Issue, name?: string): string =>
  [...path, ...(name === undefined ? [] : [name])].map(String).join('.');

const isMissing = (issue: Issue, parameters: unknown): boolean =>
  issue.path.reduce<unknown>(
    (value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key],
    parameters,
  ) === undefined;

function refusalOf(issue: Issue, parameters: unknown): ApiError {
  if (issue.code === 'unrecognized_keys')
    return new ApiError(
      'UnknownParameter',
      `The parameter \`${pathOf(issue, issue.keys[0])}\` is not recognized.`,
    );
  if (isMissing(issue, parameters))
    return new ApiError(
      'MissingParameter',
      `The request is missing a required parameter \`${pathOf(issue)}\`.`,
    );
  return new ApiError(
    'InvalidParameter',
    `The value type of parameter \`${pathOf(issue)}\` is not valid: ${issue.message}`,
  );
}

/** @throws ApiError `MissingParameter`, `UnknownParameter`, `InvalidParameter` */
export function checked<T>(schema: z.ZodMiniType<T>, parameters: unknown): T {
  const result = schema.safeParse(parameters);
  if (result.success) return result.data;
  // What is missing goes first: it explains the rest.
  const issues = [...result.error.issues].sort(
    (a, b) => Number(isMissing(b, parameters)) - Number(isMissing(a, parameters)),
  );
  throw issues[0]
    ? refusalOf(issues[0], parameters)
    : new ApiError('InvalidParameter', 'Invalid parameters.');
}

export const text = z.string().check(z.minLength(1));
export const optionalText = z.optional(z.string());
export const count = z.int().check(z.minimum(0));
/** The API writes truth in words where a parameter came later than JSON. */
export const flag = z.optional(z.enum(['TRUE', 'FALSE']));
