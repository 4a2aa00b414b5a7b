/** The code of one function instance: a thread that loads deployed bundles and runs one event at a time. */
import { format } from 'node:util';
import { parentPort } from 'node:worker_threads';
import { shiftClock } from './host-clock';
import { keepCompiledLibraries, requireFor } from './host-libraries';
import { type CompiledCode, compile } from './host-script';
import { traceRequests } from './host-trace';
import type { FunctionCode, HostMessage, RunMessage } from './messages';

type Main = (event: unknown, context: unknown) => unknown;

interface Loaded {
  readonly main: Main;
  readonly code: CompiledCode;
}

const loaded = new Map<string, Loaded>();
const requests = traceRequests();
let running = '';

function tell(message: HostMessage): void {
  parentPort?.postMessage(message);
}

for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const) {
  console[level] = (...args: unknown[]) => tell({ type: 'log', name: running, level, text: format(...args) });
}

function load(code: FunctionCode): Loaded {
  const compiled = compile(code);
  const { main } = compiled.run(requireFor(code.filename)) as { main?: unknown };
  if (typeof main !== 'function') throw new Error('the function exports no main');
  return { main: main as Main, code: compiled };
}

function resetEnvironment(environment: Readonly<Record<string, string>>): void {
  for (const key of Object.keys(process.env)) if (!(key in environment)) delete process.env[key];
  Object.assign(process.env, environment);
}

/** The second argument of `main`, with the fields that node-sdk's `parseContext` reads. */
function contextOf({ name, requestId, timeLimitMs, environment }: RunMessage): unknown {
  return {
    memory_limit_in_mb: 256,
    time_limit_in_ms: timeLimitMs,
    request_id: requestId,
    function_name: name,
    function_version: '$LATEST',
    namespace: environment['SCF_NAMESPACE'],
    environment: JSON.stringify(environment),
  };
}

async function answer(message: RunMessage): Promise<string> {
  const instance = loaded.get(message.name) ?? (message.code ? load(message.code) : undefined);
  if (!instance) throw new Error('the function was not loaded');
  loaded.set(message.name, instance);
  tell({ type: 'started' });
  const result: unknown = await instance.main(JSON.parse(message.event), contextOf(message));
  return JSON.stringify(result) ?? 'null';
}

/** After the first event the compiled code holds what that event needed; other threads load it much faster. */
function shareCompiledCode(name: string): void {
  const cachedData = loaded.get(name)?.code.takeCompiled();
  if (cachedData) tell({ type: 'compiled', name, cachedData });
  keepCompiledLibraries();
}

async function run(message: RunMessage): Promise<void> {
  running = message.name;
  requests.take();
  resetEnvironment(message.environment);
  const restoreClock = shiftClock(message.clockOffset);
  try {
    const result = await answer(message);
    tell({ type: 'done', result, trace: requests.take() });
  } catch (error) {
    tell({ type: 'failed', ...described(error), trace: requests.take() });
  } finally {
    restoreClock();
  }
  shareCompiledCode(message.name);
}

/** wx-server-sdk throws objects with `errMsg`. */
function described(error: unknown): { message: string; stack: string } {
  if (error instanceof Error) return { message: String(error), stack: error.stack ?? String(error) };
  const text = format(error);
  return { message: text, stack: text };
}

parentPort?.on('message', (message: RunMessage) => void run(message));
