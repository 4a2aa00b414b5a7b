/** @jest-environment jsdom */
import { loadComponent } from './load-component';
import { render } from './rendered';

let id: string;

beforeAll(() => {
  id = loadComponent('packages/ticket/components/danger-notice/danger-notice');
});

const CALL = '.danger-notice__call';
const LINE = '.danger-notice__line';

test('what to do first is counted, and both numbers can be called, the own one first', async () => {
  const makePhoneCall = jest.fn(async () => undefined);
  Object.assign(wx, { makePhoneCall });
  const notice = await render(id, { kind: 'gas', phone: '0898-65880000' });
  expect(notice.texts(LINE)[0]).toMatch(/^1\s*不要点火/);
  expect(notice.texts(CALL)).toEqual([
    expect.stringContaining('0898-65880000'),
    expect.stringMatching(/起火.*119/),
  ]);
  await notice.fire(CALL, 'tap', {}, 0);
  expect(makePhoneCall).toHaveBeenCalledWith({ phoneNumber: '0898-65880000' });
});

test('where no telephone is set nothing is offered that cannot be called', async () => {
  expect((await render(id, { kind: 'lift' })).texts(CALL)).toEqual([expect.stringContaining('119')]);
  expect((await render(id, { kind: 'flood' })).texts(CALL)).toEqual([]);
});

test('without a danger there is nothing', async () => {
  expect((await render(id, {})).texts('.danger-notice')).toEqual([]);
});
