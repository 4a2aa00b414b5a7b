/// <reference types="miniprogram-api-typings" />
/** A mini program that is older than the functions, for days after a release: what it does not know it shows in general words. */
import {
  type ActionId,
  actionStory,
  type PauseReason,
  pauseWords,
  type Role,
  roleLabel,
  type Status,
} from '@xiuda/domain';
import { cardOf } from '../../miniprogram/components/ticket-card/card';
import { modelOf } from '../../miniprogram/packages/ticket/detail/model';
import { arrangeButtons } from '../../miniprogram/services/action-buttons';
import { call } from '../../miniprogram/services/cloud';
import { explain } from '../../miniprogram/services/feedback';
import type { WireSummary, WireTicket } from '../../miniprogram/services/wire';

const NOW = '2026-11-21T04:00:00.000Z';
const said: string[] = [];
const refused = { ok: false, error: { code: 'OUT_OF_OFFICE', message: '今天不办理' } };

beforeAll(() => {
  Object.assign(globalThis, {
    wx: {
      getStorageSync: () => '',
      showToast: ({ title }: { title: string }) => said.push(title),
      cloud: { callFunction: async () => ({ result: refused }) },
    },
  });
});

const status = 'awaitingParts' as Status;
const action = 'order-parts' as ActionId;

const summary: WireSummary = {
  ...{ _id: 't1', number: 'BX20261121-000001', status, version: 2, since: NOW, createdAt: NOW },
  ...{
    reporter: { name: '周婷' },
    area: { id: 'a', path: ['5栋'] },
    address: '',
    item: { id: 'i', path: ['漏水'] },
  },
  ...{ description: '天花板漏水', photos: [], actions: [action, 'cancel'], isMyTurn: true },
};

const ticket: WireTicket = {
  ...{
    _id: 't1',
    number: 'BX20261121-000001',
    status,
    version: 2,
    since: NOW,
    createdAt: NOW,
    updatedAt: NOW,
  },
  ...{
    reporter: { name: '周婷' },
    contactName: '周婷',
    contactPhone: '',
    isMine: true,
    address: '',
    photos: [],
  },
  ...{
    area: { id: 'a', path: ['5栋'] },
    item: { id: 'i', path: ['漏水'] },
    description: '漏水',
    materials: [],
  },
  timeline: [
    {
      action,
      from: 'repairing',
      to: status,
      by: { role: 'storekeeper' as Role, name: '何永福' },
      at: NOW,
      input: {},
    },
  ],
};

test('a card of a status that it does not know stands in the list, with the buttons that it knows', () => {
  const card = cardOf(summary, { view: 'reporter', now: NOW });
  expect(card).toMatchObject({
    main: null,
    rest: [{ id: 'cancel', label: '取消工单' }],
    restLabel: '取消工单',
  });
});

test('a ticket in it opens, with a step that it does not know in its timeline', () => {
  expect(modelOf(ticket, [action], 'reporter', NOW)).toMatchObject({ stage: 0 });
  expect(actionStory(action, 'worker')).toBe('更新了工单');
  expect(roleLabel('storekeeper' as Role)).toBe('');
});

test('steps that it has no words for have no button', () => {
  expect(arrangeButtons([action, 'accept'])).toMatchObject({
    main: { id: 'accept' },
    beside: null,
    rest: [],
  });
});

test('a pause for a reason that it does not know is a pause', () => {
  expect(pauseWords({ reasonCode: 'weather' as PauseReason }, NOW)).toBe('暂时无法维修');
});

test('a refusal with a code that it does not know is said in the words of the server', async () => {
  await call('tickets').catch(explain);
  expect(said).toEqual(['今天不办理']);
});
