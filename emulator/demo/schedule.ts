/** When a story happens: instants in milliseconds, one for the report and one for each step. */
import type { Story } from './stories';
import { clockTime, instantAfter, workingMinutes } from './working-hours';

const MINUTE = 60_000;

/** The report first, then the steps in order; never after `now` for a story that fits its own time. */
export function schedule(story: Story, now: number): number[] {
  const { when, steps } = story;
  const offsets = [0];
  for (const step of steps) offsets.push((offsets.at(-1) ?? 0) + step.after);
  if (typeof when === 'number') {
    const reported = workingMinutes(now) - when;
    return offsets.map((offset) => instantAfter(reported + offset));
  }
  const reported = clockTime(now, when.daysAgo, when.clock);
  return offsets.map((offset) => reported + offset * MINUTE);
}
