/** Faults on demand: the next request that matches is delayed or refused, as tests of failure need it. */
import { setTimeout as delay } from 'node:timers/promises';
import * as z from 'zod/mini';
import { CloudError } from './errors';

const faultSchema = z.strictObject({
  match: z.strictObject({
    /** Name of the function that asks. */
    function: z.optional(z.string()),
    /** e.g. `database.modifyDocument`, `storage.batchDeleteFile`, `openapi.subscribeMessage.send`, `storage.uploadFile` (by a phone). */
    action: z.optional(z.string()),
    collection: z.optional(z.string()),
    /** 1 is the next one that matches, 2 the one after, ... */
    nth: z.optional(z.int().check(z.minimum(1))),
  }),
  /** How many in a row; 1 unless told. */
  times: z.optional(z.int().check(z.minimum(1))),
  effect: z.union([
    /** A string refuses the request with this code; a number is the `errcode` of an openapi. */
    z.strictObject({ code: z.union([z.string(), z.int()]), message: z.optional(z.string()) }),
    z.strictObject({ delayMs: z.int().check(z.minimum(0), z.maximum(60_000)) }),
    /** Waits until the faults are cleared. */
    z.strictObject({ untilCleared: z.literal(true) }),
  ]),
});

export type Fault = z.infer<typeof faultSchema>;
/** What a request goes through; `until` resolves when the faults are cleared. */
export type Effect = Exclude<Fault['effect'], { untilCleared: true }> | { readonly until: Promise<void> };
export interface FaultTarget {
  readonly function: string | undefined;
  readonly action: string;
  readonly collection: string | undefined;
}

export interface Faults {
  /** @throws CloudError `INVALID_PARAM` when `input` is no fault. */
  add(input: unknown): void;
  clear(): void;
  /** The effect for this request, used up by asking. */
  take(target: FaultTarget): Effect | undefined;
}

export function createFaults(): Faults {
  let waiting: { fault: Fault; skip: number; left: number }[] = [];
  let release: (() => void)[] = [];
  const cleared = () => new Promise<void>((resolve) => void release.push(resolve));
  return {
    add(input) {
      const parsed = faultSchema.safeParse(input);
      if (!parsed.success)
        throw new CloudError('INVALID_PARAM', `not a fault: ${z.prettifyError(parsed.error)}`);
      waiting.push({
        fault: parsed.data,
        skip: (parsed.data.match.nth ?? 1) - 1,
        left: parsed.data.times ?? 1,
      });
    },
    clear() {
      waiting = [];
      for (const goOn of release) goOn();
      release = [];
    },
    take(target) {
      const due = waiting.filter(({ fault }) => matches(fault.match, target));
      const hit = due.find(({ skip }) => skip === 0);
      for (const entry of due) entry.skip = Math.max(0, entry.skip - 1);
      if (!hit) return undefined;
      hit.left -= 1;
      if (hit.left === 0) waiting = waiting.filter((entry) => entry !== hit);
      const { effect } = hit.fault;
      return 'untilCleared' in effect ? { until: cleared() } : effect;
    },
  };
}

function matches(match: Fault['match'], target: FaultTarget): boolean {
  return (
    (match.function === undefined || match.function === target.function) &&
    (match.action === undefined || match.action === target.action) &&
    (match.collection === undefined || match.collection === target.collection)
  );
}

/** Waits, or throws CloudError with the fault's code after `beforeRefusal`. */
export async function suffer(effect: Effect | undefined, beforeRefusal?: () => void): Promise<void> {
  if (!effect) return;
  if ('until' in effect) return effect.until;
  if ('delayMs' in effect) {
    await delay(effect.delayMs);
    return;
  }
  beforeRefusal?.();
  throw new CloudError(String(effect.code), effect.message ?? `injected fault: ${effect.code}`);
}
