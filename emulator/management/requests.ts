/** Every request that was asked of the stand-in, for tests to look at. */

export interface ManagementRequest {
  /** Of storage: `cos.PutObject`, `cos.UploadPart`, … */
  readonly action: string;
  /** As they came; code is told by its length only. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** The refusal; absent where it was done (its answer may have been lost all the same). */
  code?: string;
}

/** Neither readable nor comparable. */
const CODE = 'ZipFile';

export const withoutCode = (parameters: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  JSON.parse(
    JSON.stringify(parameters, (key, value: unknown) =>
      key === CODE && typeof value === 'string' ? `${value.length} characters` : value,
    ),
  ) as Record<string, unknown>;
