/** What goes wrong on purpose: which call of which action, and how. */

export type Mishap =
  /** The API refuses: `{Response: {Error}}`. Nothing is applied. */
  | { readonly kind: 'refused'; readonly code: string; readonly message?: string }
  /** The connection ends before anything is applied. */
  | { readonly kind: 'dropped' }
  /** It is applied, and the connection ends before the answer. */
  | { readonly kind: 'lost' }
  /** A gateway answers 502 with a page of HTML. Nothing is applied. */
  | { readonly kind: 'gateway' }
  /** It is applied and answered, that much later. */
  | { readonly kind: 'slow'; readonly ms: number }
  /** It is accepted, and the function ends as CreateFailed or UpdateFailed. */
  | { readonly kind: 'failing'; readonly code: string; readonly message: string };

export interface Fault {
  /** `CreateTable`, `cos.UploadPart`, … */
  readonly action: string;
  /** Only calls about this collection or function. */
  readonly about?: string;
  /** The first of them that it befalls, from now on; 1 unless told. */
  readonly nth?: number;
  /** That one only, unless told: then that one and all later ones. */
  readonly always?: boolean;
  readonly mishap: Mishap;
}

export interface Faults {
  add(fault: Fault): void;
  clear(): void;
  /** To be asked once for every request. */
  take(action: string, about: string | undefined): Mishap | undefined;
}

export function createFaults(): Faults {
  let waiting: { readonly fault: Fault; met: number }[] = [];
  return {
    add: (fault) => void waiting.push({ fault, met: 0 }),
    clear() {
      waiting = [];
    },
    take(action, about) {
      const meant = waiting.filter(
        ({ fault }) => fault.action === action && (fault.about === undefined || fault.about === about),
      );
      for (const one of meant) one.met += 1;
      const due = meant.find(({ fault, met }) => met >= (fault.nth ?? 1));
      if (due && !due.fault.always) waiting = waiting.filter((one) => one !== due);
      return due?.fault.mishap;
    },
  };
}
