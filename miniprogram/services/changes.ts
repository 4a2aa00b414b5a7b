/** What a screen does not show yet: only that is worth a setData. */

/** Plain data, as setData takes it. */
const isSame = (one: unknown, other: unknown): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other);

/** Fields of `next` that are not so in `present` already. */
export const changes = <T extends object>(present: Readonly<Record<string, unknown>>, next: T): Partial<T> =>
  Object.fromEntries(
    Object.entries(next).filter(([name, value]) => !isSame(value, present[name])),
  ) as Partial<T>;

/** The same for a list, item by item: `cards[3]`; the whole of it where it is new or has become shorter. */
export function listChanges(
  name: string,
  present: readonly unknown[],
  next: readonly unknown[],
): Record<string, unknown> {
  if (!present.length || next.length < present.length) return isSame(present, next) ? {} : { [name]: next };
  return Object.fromEntries(
    next.flatMap((item, index) => (isSame(item, present[index]) ? [] : [[`${name}[${index}]`, item]])),
  );
}

/** A setData of what is not so already; none where nothing is. */
export function setChanges(
  target: { readonly data: object; setData(data: object): void },
  next: object,
): void {
  const fresh = changes({ ...target.data }, next);
  if (Object.keys(fresh).length) target.setData(fresh);
}
