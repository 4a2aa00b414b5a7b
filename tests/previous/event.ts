/** Events as they are kept: what is of one world only (ids, files, days near today) is a placeholder that another world fills in. */

/** Stands for what the event of this world has at the same place. */
const PLACEHOLDER = '<of this world>';

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const SOON_MS = 60 * 24 * 3_600_000;

/** A day, or an instant, that is judged by when it is sent. */
const isNearToday = (value: unknown): boolean =>
  typeof value === 'string' &&
  /^\d{4}-\d\d-\d\d/.test(value) &&
  Math.abs(new Date(value).getTime() - Date.now()) < SOON_MS;

/** @param others the same event, made in other worlds */
export function kept(event: unknown, others: readonly unknown[]): unknown {
  if (Array.isArray(event)) {
    return event.map((one: unknown, at) =>
      kept(
        one,
        others.map((other) => (Array.isArray(other) ? (other[at] as unknown) : undefined)),
      ),
    );
  }
  if (isObject(event)) {
    const of = (key: string): unknown[] => others.map((other) => (isObject(other) ? other[key] : undefined));
    return Object.fromEntries(Object.entries(event).map(([key, one]) => [key, kept(one, of(key))]));
  }
  return isNearToday(event) || others.some((other) => other !== event) ? PLACEHOLDER : event;
}

/**
 * The kept event, as this world's client of that version sends it.
 * @param present the event that today's client would send here
 * @throws Error where that one has nothing at the place of a placeholder: an input was renamed, and the old name must go on working
 */
export function filledIn(keptEvent: unknown, present: unknown, path = 'event'): unknown {
  if (Array.isArray(keptEvent)) {
    const list: readonly unknown[] = Array.isArray(present) ? present : [];
    return keptEvent.map((one: unknown, at) => filledIn(one, list[at], `${path}[${at}]`));
  }
  if (isObject(keptEvent)) {
    const fields = isObject(present) ? present : {};
    return Object.fromEntries(
      Object.entries(keptEvent).map(([key, one]) => [key, filledIn(one, fields[key], `${path}.${key}`)]),
    );
  }
  if (keptEvent !== PLACEHOLDER) return keptEvent;
  if (present === undefined) throw new Error(`${path}: what stands here is called otherwise today`);
  return present;
}
