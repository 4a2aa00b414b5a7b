/** Function instances, warm ones first. Each level of nesting has a lane of its own, so nested calls cannot block each other. */
import type { FunctionFile } from './function-files';
import { FunctionFailure, startInstance } from './instance';
import type { Event, Instance, OnConsole, Outcome } from './instance';

export interface Pool {
  /** Waits for a free place on its level of nesting (`depth`), then runs. */
  run(file: FunctionFile, event: Event, depth: number): Promise<Outcome>;
  /** Idle instances end now, busy ones after their event; of one function only those that hold it. */
  recycle(name?: string): void;
  close(): Promise<void>;
}

/** @param size how many events run at once on each level of nesting, and how many instances are kept warm at least */
export function createPool(code: string, size: number, onConsole: OnConsole): Pool {
  const instances = createInstances(code, size, onConsole);
  const lanes = createLanes(size);
  return {
    async run(file, event, depth) {
      const leave = await lanes.enter(depth);
      try {
        const instance = instances.take(file.name);
        return await instance.run(file, event).finally(() => instances.giveBack(instance));
      } finally {
        leave();
      }
    },
    recycle: instances.retire,
    close: instances.close,
  };
}

function createInstances(code: string, size: number, onConsole: OnConsole) {
  const all = new Set<Instance>();
  let idle: Instance[] = [];
  const retired = new WeakSet<Instance>();
  let closed = false;

  const start = (): Instance => {
    if (closed) throw new FunctionFailure('the cloud was closed');
    const instance = startInstance(code, onConsole);
    all.add(instance);
    return instance;
  };
  const warmUp = (): void => {
    while (!closed && all.size < size) idle.push(start());
  };
  const dismiss = (instance: Instance): void => {
    all.delete(instance);
    void instance.stop();
  };
  const dropDead = (): void => {
    idle.filter((instance) => !instance.isAlive()).forEach(dismiss);
    idle = idle.filter((instance) => instance.isAlive());
  };

  warmUp();
  return {
    /** An idle instance that holds the function, else the idle one that holds least, else a new one. */
    take(name: string): Instance {
      dropDead();
      const [best] = [...idle].sort(
        (a, b) => Number(b.loaded.has(name)) - Number(a.loaded.has(name)) || a.loaded.size - b.loaded.size,
      );
      idle = idle.filter((instance) => instance !== best);
      return best ?? start();
    },
    giveBack(instance: Instance): void {
      const isKept = instance.isAlive() && !retired.has(instance) && idle.length < size * 2;
      if (isKept) idle.push(instance);
      else dismiss(instance);
      warmUp();
    },
    retire(name?: string): void {
      const isGoing = ({ loaded }: Instance): boolean => name === undefined || loaded.has(name);
      for (const instance of all) if (isGoing(instance)) retired.add(instance);
      idle.filter(isGoing).forEach(dismiss);
      idle = idle.filter((instance) => !isGoing(instance));
      warmUp();
    },
    async close(): Promise<void> {
      closed = true;
      idle = [];
      await Promise.all([...all].map((instance) => instance.stop()));
    },
  };
}

interface Lane {
  running: number;
  readonly waiting: (() => void)[];
}

/** A call waits only for calls deeper than itself, and the depth is bounded: so nothing waits for itself. */
function createLanes(size: number) {
  const lanes = new Map<number, Lane>();
  return {
    /** Resolves to the function that leaves the lane. */
    async enter(depth: number): Promise<() => void> {
      const lane = lanes.get(depth) ?? { running: 0, waiting: [] };
      lanes.set(depth, lane);
      if (lane.running < size) lane.running += 1;
      else await new Promise<void>((resolve) => lane.waiting.push(resolve));
      return () => {
        const next = lane.waiting.shift();
        if (next) next();
        else lane.running -= 1;
      };
    },
  };
}
