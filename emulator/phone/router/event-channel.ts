type Listener = (...values: unknown[]) => void;

export type EventChannel = {
  on(event: string, listener: Listener): void;
  once(event: string, listener: Listener): void;
  off(event: string, listener?: Listener): void;
  emit(event: string, ...values: unknown[]): void;
};

type Entry = { listener: Listener; once: boolean };

const createEnd = () => {
  const entries = new Map<string, Entry[]>();
  return {
    add: (event: string, listener: Listener, once: boolean) =>
      entries.set(event, [...(entries.get(event) ?? []), { listener, once }]),
    remove: (event: string, listener?: Listener) =>
      entries.set(
        event,
        listener ? (entries.get(event) ?? []).filter((entry) => entry.listener !== listener) : [],
      ),
    call(event: string, values: unknown[]) {
      const due = entries.get(event) ?? [];
      entries.set(
        event,
        due.filter((entry) => !entry.once),
      );
      for (const { listener } of due) listener(...values);
    },
    has: (event: string) => (entries.get(event) ?? []).length > 0,
  };
};

/** Two ends between a page and the page it opened. What is sent before the other end listens waits for it. */
export const createEventChannel = (): readonly [opener: EventChannel, opened: EventChannel] => {
  const ends = [createEnd(), createEnd()] as const;
  const waiting = [new Map<string, unknown[][]>(), new Map<string, unknown[][]>()] as const;
  const channel = (own: 0 | 1): EventChannel => {
    const other = own === 0 ? 1 : 0;
    const listen = (event: string, listener: Listener, once: boolean) => {
      ends[own].add(event, listener, once);
      const due = waiting[own].get(event) ?? [];
      waiting[own].delete(event);
      for (const values of due) ends[own].call(event, values);
    };
    return {
      on: (event, listener) => listen(event, listener, false),
      once: (event, listener) => listen(event, listener, true),
      off: (event, listener) => void ends[own].remove(event, listener),
      emit(event, ...values) {
        if (ends[other].has(event)) ends[other].call(event, values);
        else waiting[other].set(event, [...(waiting[other].get(event) ?? []), values]);
      },
    };
  };
  return [channel(0), channel(1)];
};
