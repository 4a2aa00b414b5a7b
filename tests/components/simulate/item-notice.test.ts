/** @jest-environment jsdom */
import { loadComponent } from './load-component';
import { render } from './rendered';

let id: string;

beforeAll(() => {
  id = loadComponent('packages/ticket/components/item-notice/item-notice');
});

const CALL = '.item-notice__call';

test('its numbers can be called', async () => {
  const makePhoneCall = jest.fn(async () => undefined);
  Object.assign(wx, { makePhoneCall });
  const notice = await render(id, { notice: '燃气泄漏请先开窗，再拨打 0898-66001234 或 119' });
  expect(notice.texts(CALL)).toEqual(['拨打 0898-66001234', '拨打 119']);
  await notice.fire(CALL, 'tap', {}, 1);
  expect(makePhoneCall).toHaveBeenCalledWith({ phoneNumber: '119' });
});

test('without words there is nothing', async () => {
  expect((await render(id, {})).texts('.item-notice')).toEqual([]);
});
