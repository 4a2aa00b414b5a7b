const RealDate = Date;

/**
 * Makes `Date` read `offset` milliseconds ahead of the real clock, running on, until the returned function is called.
 * Only the emulator has this: demo data gets its past from it.
 */
export function shiftClock(offset: number): () => void {
  if (offset === 0) return () => undefined;
  const now = (): number => RealDate.now() + offset;
  const Shifted = new Proxy(RealDate, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length > 0 ? args : [now()], newTarget) as object,
    apply: () => new RealDate(now()).toString(),
    get: (target, key) => (key === 'now' ? now : (Reflect.get(target, key) as unknown)),
  });
  install(Shifted);
  return () => install(RealDate);
}

function install(date: DateConstructor): void {
  globalThis.Date = date;
  Object.defineProperty(RealDate.prototype, 'constructor', {
    value: date,
    writable: true,
    configurable: true,
  });
}
