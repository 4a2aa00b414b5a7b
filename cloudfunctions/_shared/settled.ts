/** Several pieces of work beside each other, none of which keeps another from being tried. */

const valuesOf = <T>(tried: readonly PromiseSettledResult<T>[]): T[] =>
  tried.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));

/**
 * Waits for all of them.
 * @returns their values, in their order
 * @throws the first failure, once all have ended and `undo` has seen what the others brought
 */
export async function allTried<T>(
  work: readonly Promise<T>[],
  undo?: (done: T[]) => Promise<void>,
): Promise<T[]> {
  const tried = await Promise.allSettled(work);
  const failed = tried.find((one) => one.status === 'rejected');
  if (!failed) return valuesOf(tried);
  await undo?.(valuesOf(tried));
  throw failed.reason;
}
