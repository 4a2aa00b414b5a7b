/**
 * Timer triggers, as `config.json` of each function declares them. Of CloudBase's seven fields (second, minute, hour, day, month,
 * weekday, year) one form is known: every n minutes, with 0 for the second and a step for the minute. They are counted from the
 * start of the emulator.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';

const EVERY_N_MINUTES = /^0 \*\/(\d{1,2}) \* \* \* \* \*$/;
const MINUTE_MS = 60_000;

const configSchema = z.looseObject({
  triggers: z.optional(
    z.array(z.looseObject({ name: z.string(), type: z.literal('timer'), config: z.string() })),
  ),
});

/** What the platform hands to a function when its timer is due. */
export interface TimerEvent {
  readonly Type: 'Timer';
  readonly TriggerName: string;
  readonly Time: string;
}

interface Timer {
  readonly function: string;
  readonly name: string;
  readonly everyMs: number;
}

function timersOf(functionsDir: string, name: string): Timer[] {
  const file = join(functionsDir, name, 'config.json');
  const { triggers = [] } = configSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  return triggers.map((trigger) => {
    const [, minutes] = EVERY_N_MINUTES.exec(trigger.config) ?? [];
    if (minutes === undefined) {
      throw new Error(`${file}: the emulator knows no timer like "${trigger.config}", only 0 */n * * * * *`);
    }
    return { function: name, name: trigger.name, everyMs: Number(minutes) * MINUTE_MS };
  });
}

/**
 * Starts the timers of every function; they keep no process alive.
 * @param run calls a function as the platform's timer does; what it rejects with is its own to log
 * @returns stops them
 * @throws Error naming the file whose timer is of another form
 */
export function startTimers(
  functionsDir: string,
  run: (name: string, event: TimerEvent) => Promise<unknown>,
): () => void {
  const names = readdirSync(functionsDir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
  const running = names
    .flatMap((name) => timersOf(functionsDir, name))
    .map((timer) =>
      setInterval(() => {
        const event: TimerEvent = { Type: 'Timer', TriggerName: timer.name, Time: new Date().toISOString() };
        run(timer.function, event).catch(() => undefined);
      }, timer.everyMs).unref(),
    );
  return () => running.forEach(clearInterval);
}
