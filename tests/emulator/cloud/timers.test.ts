/** Timer triggers: run as their config says, stopped with the cloud, refused in a form that is not known. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startTimers } from '../../../emulator/cloud/functions/timers';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'xiuda-timers-'));
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
  rmSync(folder, { recursive: true, force: true });
});

function deploy(name: string, triggers?: object[]): void {
  mkdirSync(path.join(folder, name));
  writeFileSync(path.join(folder, name, 'config.json'), JSON.stringify({ timeout: 20, triggers }));
}

const MINUTE = 60_000;
const timer = (config: string) => ({ name: 'sweep', type: 'timer', config });

test('a function with a timer is called every so many minutes, the others never', () => {
  deploy('sweep', [timer('0 */5 * * * * *')]);
  deploy('tickets');
  const run = jest.fn(() => Promise.resolve());
  const stop = startTimers(folder, run);
  jest.advanceTimersByTime(4.9 * MINUTE);
  expect(run).not.toHaveBeenCalled();
  jest.advanceTimersByTime(5.2 * MINUTE);
  expect(run.mock.calls).toEqual([
    ['sweep', expect.objectContaining({ Type: 'Timer', TriggerName: 'sweep' })],
    ['sweep', expect.objectContaining({ Type: 'Timer', TriggerName: 'sweep' })],
  ]);
  stop();
  jest.advanceTimersByTime(20 * MINUTE);
  expect(run).toHaveBeenCalledTimes(2);
});

test('a run that fails does not end the timer', async () => {
  deploy('sweep', [timer('0 */1 * * * * *')]);
  const run = jest.fn(() => Promise.reject(new Error('closed')));
  const stop = startTimers(folder, run);
  await jest.advanceTimersByTimeAsync(3.5 * MINUTE);
  expect(run).toHaveBeenCalledTimes(3);
  stop();
});

test('a timer of another form is refused by name', () => {
  deploy('sweep', [timer('0 0 3 * * * *')]);
  expect(() => startTimers(folder, () => Promise.resolve())).toThrow(/sweep.*0 0 3 \* \* \* \*/);
});
