/// <reference types="miniprogram-api-typings" />
import { finishStep, isOutdated, sendStep } from '../../miniprogram/services/steps';

type Sent = { readonly name: string; readonly data: Record<string, unknown> };
type Answering = (sent: Sent) => Promise<unknown>;

const ticket = {
  status: 'accepted',
  worker: { staffNo: 'W1' },
  timeline: [{ action: 'accept', by: { role: 'worker' } }],
};
const taken: Answering = async () => ({ result: { ok: true, data: { ticket } } });
const lost: Answering = async () => {
  throw new Error('request:fail');
};
const refused =
  (code: string): Answering =>
  async () => ({ result: { ok: false, error: { code, message: '刚才已被处理' } } });

let said: string[];
let sent: Sent[];
let answer: Answering;
/** Steps of different tests have nothing in common. */
let version = 0;
let target: { ticketId: string; version: number };

beforeEach(() => {
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  said = [];
  sent = [];
  answer = taken;
  version += 1;
  target = { ticketId: 'ticket-1', version };
  const callFunction = (one: Sent) => {
    sent.push(one);
    return answer(one);
  };
  const showToast = ({ title }: { title: string }) => said.push(title);
  const getStorageSync = () => ({ staff: { staffNo: 'W1', name: '陈志强', roles: ['worker'] } });
  Object.assign(globalThis, { wx: { cloud: { callFunction }, showToast, getStorageSync } });
});

const requestIds = (): unknown[] => sent.map(({ data }) => data['requestId']);

test('a step is sent to its function, with what its form asked', async () => {
  await sendStep('reject', target, { reason: '不归后勤管' });
  expect(sent).toEqual([
    {
      name: 'ticket-reject',
      data: { ...target, reason: '不归后勤管', requestId: expect.any(String) },
    },
  ]);
});

test('where no answer came, the next try is the same step', async () => {
  answer = lost;
  await expect(sendStep('accept', target)).rejects.toMatchObject({ code: 'NETWORK' });
  answer = taken;
  await sendStep('accept', target);
  expect(new Set(requestIds()).size).toBe(1);
});

test('after a refusal the next try is another step', async () => {
  answer = refused('NOT_ALLOWED');
  await expect(sendStep('accept', target)).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
  answer = taken;
  await sendStep('accept', target);
  expect(new Set(requestIds()).size).toBe(2);
});

test('what the rules refuse is not sent, and names its fields', async () => {
  await expect(sendStep('reject', target, {})).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    details: { reason: expect.any(String) },
  });
  expect(sent).toEqual([]);
});

test('what the rules refuse does not end a step whose answer was lost', async () => {
  answer = lost;
  await expect(sendStep('reject', target, { reason: '不归后勤管' })).rejects.toThrow();
  await expect(sendStep('reject', target, {})).rejects.toThrow();
  await expect(sendStep('reject', target, { reason: '不归后勤管' })).rejects.toThrow();
  expect(new Set(requestIds()).size).toBe(1);
});

const refresh = async (): Promise<void> => undefined;

test('two taps at once are one step', async () => {
  await Promise.all([finishStep('accept', target, refresh), finishStep('accept', target, refresh)]);
  expect(sent).toHaveLength(1);
});

test('a step that was taken says so, one that was refused says why', async () => {
  await finishStep('accept', target, refresh);
  answer = refused('CONFLICT');
  await finishStep('start', target, refresh);
  expect(said).toEqual(['已接单，移到“已接单”', '刚才已被处理']);
});

test('what it is shown over is loaded anew, whether the step was taken or not', async () => {
  const load = jest.fn(refresh);
  await finishStep('accept', target, load);
  answer = refused('CONFLICT');
  await finishStep('start', target, load);
  expect(load).toHaveBeenCalledTimes(2);
});

test('only some refusals mean that the ticket is no longer what was seen', async () => {
  answer = refused('CONFLICT');
  await expect(sendStep('accept', target).catch(isOutdated)).resolves.toBe(true);
  answer = refused('INVALID_ASSIGNEE');
  await expect(sendStep('accept', target).catch(isOutdated)).resolves.toBe(false);
  answer = lost;
  await expect(sendStep('accept', target).catch(isOutdated)).resolves.toBe(false);
});
