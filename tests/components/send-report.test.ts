/// <reference types="miniprogram-api-typings" />
import { refusedFields, sendReport } from '../../miniprogram/packages/ticket/create/send-report';
import { blankReport, type Report } from '../../miniprogram/packages/ticket/create/report';
import { CloudError } from '../../miniprogram/services/cloud';
import type { PhotoDraft } from '../../miniprogram/packages/ticket/services/photo-draft';
import { noteChoice, recentChoices } from '../../miniprogram/packages/ticket/services/recent-choices';

const REPORT: Report = { ...blankReport(undefined), areaId: '201', itemId: 'faucet', description: '滴水' };

let sent: { name: string; data: object }[];
let isRefused: boolean;

beforeEach(() => {
  sent = [];
  isRefused = false;
  const storage = new Map<string, unknown>();
  const callFunction = async (call: { name: string; data: object }) => {
    sent.push(call);
    const error = { code: 'RATE_LIMITED', message: '太快了' };
    return { result: isRefused ? { ok: false, error } : { ok: true, data: { ticket: { _id: 't1' } } } };
  };
  Object.assign(globalThis, {
    wx: {
      cloud: { callFunction },
      getStorageSync: (key: string) => storage.get(key) ?? '',
      setStorageSync: (key: string, value: unknown) => storage.set(key, value),
    },
  });
});

/** A form whose photos arrive when `settle` does; the person goes on typing meanwhile. */
const formWith = (report: () => Report, settle: () => Promise<string[]> = async () => []) => ({
  report,
  photos: () => ({ settled: settle }) as PhotoDraft,
});

test('what was typed while the photos were on their way is sent', async () => {
  let report = REPORT;
  const settle = async () => {
    report = { ...REPORT, description: '滴水，越来越大' };
    return ['cloud://a'];
  };
  await sendReport(
    formWith(() => report, settle),
    undefined,
  );
  expect(sent[0]?.data).toMatchObject({ description: '滴水，越来越大', photos: ['cloud://a'] });
});

test('place and item of a report that was sent are the latest choices', async () => {
  noteChoice('areas', '102');
  await sendReport(
    formWith(() => REPORT),
    undefined,
  );
  expect(recentChoices('areas')).toEqual(['201', '102']);
  expect(recentChoices('items')).toEqual(['faucet']);
});

test('those of a report that was refused are not', async () => {
  isRefused = true;
  const sending = sendReport(
    formWith(() => REPORT),
    undefined,
  );
  await expect(sending).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  expect(recentChoices('areas')).toEqual([]);
});

test('a choice made again is the latest, and kept once', () => {
  for (const id of ['201', '102', '201']) noteChoice('areas', id);
  expect(recentChoices('areas')).toEqual(['201', '102']);
});

test('the oldest choices are forgotten', () => {
  for (let room = 1; room <= 12; room += 1) noteChoice('areas', `${room}`);
  expect(recentChoices('areas')).toHaveLength(10);
  expect(recentChoices('areas')[0]).toBe('12');
});

test('words that are refused for what they say are marked where they stand', () => {
  const details = { description: '这里有不合适的文字，请修改后再提交' };
  expect(refusedFields(new CloudError('CONTENT_REJECTED', '请修改', details), [])).toEqual(details);
});
