/** Waiting for what may take too long. */

/**
 * What `work` answers, or `otherwise` where it fails or takes longer than `ms`. Never fails.
 * @param name says in the log what failed
 */
export async function within<T>(ms: number, work: Promise<T>, otherwise: T, name: string): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const enough = new Promise<T>((resolve) => {
    timer = setTimeout(() => {
      console.warn(`${name} takes longer than ${ms} ms`);
      resolve(otherwise);
    }, ms);
  });
  const done = work.catch((error: unknown) => {
    console.error(name, error);
    return otherwise;
  });
  const first = await Promise.race([done, enough]);
  clearTimeout(timer);
  return first;
}
