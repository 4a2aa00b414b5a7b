/** One function instance: a host thread, one event at a time. */
import { createInterface } from 'node:readline';
import { Worker } from 'node:worker_threads';
import { CloudError } from '../errors';
import type { FunctionFile } from './function-files';
import type { HostMessage, RequestTrace, RunMessage } from './messages';

/** Loading is not part of a function's time limit, but it must end. */
const LOAD_LIMIT_MS = 15_000;
/** A thread may come to hold every function (50 at most); one takes 1 MB, or 10 where it reads sheets or draws pages. */
const MEMORY_LIMIT_MB = 1024;

export interface Outcome {
  readonly result: string;
  readonly trace: readonly RequestTrace[];
}

/** The function failed by itself: what it threw, and what it had asked for until then. */
export class FunctionFailure extends CloudError {
  constructor(
    message: string,
    readonly trace: readonly RequestTrace[] = [],
  ) {
    super('FUNCTIONS_EXECUTE_FAIL', message);
  }
}

/** Takes what a function writes to its console. */
export type OnConsole = (name: string, text: string) => void;
export type Event = Omit<RunMessage, 'name' | 'code' | 'timeLimitMs'>;

export interface Instance {
  /** The functions that this thread holds, by name. */
  readonly loaded: ReadonlyMap<string, FunctionFile>;
  isAlive(): boolean;
  /** @throws FunctionFailure, CloudError `FUNCTIONS_TIME_LIMIT_EXCEEDED` (the thread is gone then). */
  run(file: FunctionFile, event: Event): Promise<Outcome>;
  stop(): Promise<void>;
}

interface Job {
  readonly file: FunctionFile;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: Error) => void;
  timer: NodeJS.Timeout;
}

export function startInstance(code: string, onConsole: OnConsole): Instance {
  const worker = new Worker(code, {
    eval: true,
    env: {},
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_LIMIT_MB },
  });
  const loaded = new Map<string, FunctionFile>();
  let alive = true;
  let job: Job | undefined;

  const nameOfJob = (): string => job?.file.name ?? 'functions';
  const finish = (settle: (done: Job) => void): void => {
    if (!job) return;
    const done = job;
    job = undefined;
    clearTimeout(done.timer);
    settle(done);
  };
  const die = (reason: string): void => {
    alive = false;
    onConsole(nameOfJob(), reason);
    finish(({ reject }) => reject(new FunctionFailure(reason)));
  };
  const expire = (what: string, code: string): void => {
    alive = false;
    finish(({ reject }) => reject(new CloudError(code, what)));
    void worker.terminate();
  };
  const onStarted = (current: Job): void => {
    const { file } = current;
    loaded.set(file.name, file);
    clearTimeout(current.timer);
    const reason = `Invoking task timed out after ${file.timeLimitMs / 1000} seconds`;
    current.timer = setTimeout(() => expire(reason, 'FUNCTIONS_TIME_LIMIT_EXCEEDED'), file.timeLimitMs);
  };

  worker.on('message', (message: HostMessage) => {
    if (message.type === 'log') onConsole(message.name, message.text);
    else if (message.type === 'compiled') loaded.get(message.name)?.keepCompiled(message.cachedData);
    else if (message.type === 'started' && job) onStarted(job);
    else if (message.type === 'done') finish(({ resolve }) => resolve(message));
    else if (message.type === 'failed') {
      onConsole(nameOfJob(), message.stack);
      finish(({ reject }) => reject(new FunctionFailure(message.message, message.trace)));
    }
  });
  worker.on('error', (error) => die(`the instance crashed: ${String(error)}`));
  worker.on('exit', (code) => alive && die(`the instance exited with code ${code}`));
  for (const stream of [worker.stdout, worker.stderr]) {
    createInterface({ input: stream }).on('line', (line) => onConsole(nameOfJob(), line));
  }

  return {
    loaded,
    isAlive: () => alive,
    run: (file, event) =>
      new Promise((resolve, reject) => {
        const reason = `loading ${file.name} took more than ${LOAD_LIMIT_MS / 1000} seconds`;
        const timer = setTimeout(() => expire(reason, 'FUNCTIONS_EXECUTE_FAIL'), LOAD_LIMIT_MS);
        job = { file, resolve, reject, timer };
        const { name, timeLimitMs } = file;
        const code = loaded.has(name) ? {} : { code: file.code() };
        worker.postMessage({ ...event, name, timeLimitMs, ...code } satisfies RunMessage);
      }),
    async stop() {
      alive = false;
      finish(({ reject }) => reject(new FunctionFailure('the cloud was closed')));
      await worker.terminate();
    },
  };
}
