/** 系统自检 on an admin's phone: what is wrong stands first, with what to do; once it is mended everything is in order. */
import { type Phones, startPhones } from '../support/phones';
import { sweep } from '../support/sweep';
import { ZHOU } from './campus';

let phones: Phones;
beforeAll(async () => {
  phones = await startPhones('demo');
  // The local timer would come in five minutes.
  await sweep(phones.url);
}, 120_000);
afterAll(() => phones.close());

const template = (id: string, requestId: string) =>
  phones.call(
    'admin-settings',
    {
      ...{ op: 'save', part: 'messages', requestId },
      value: {
        templates: {
          review: { id, fields: { thing1: 'item', thing2: 'person', time3: 'time', phrase5: 'status' } },
        },
      },
    },
    ZHOU,
  );

test('管理员看到哪里不对、怎么办，改好以后再查一次全部正常', async () => {
  await template('template-of-another-account', 'selfcheck-e2e-1');
  const phone = await phones.open(ZHOU);
  await phone.go('我的');
  await phone.tap('管理');
  await phone.tap(/^系统自检/);
  await phone.seeButton('复制结果');
  await phone.see(/^1 项不对，\d+ 项正常$/);
  const [first] = await phone.texts(/ · |^版本$|^索引与规则$/);
  expect(first).toBe('提醒模板 · 待办审核');
  await phone.see('微信没有这个模板（40037）');
  await phone.see(/填到“系统设置 → 微信提醒 → 待办审核”/);

  await template('demo-template-review', 'selfcheck-e2e-2');
  await phone.tap('再查一次');
  await phone.see(/^\d+ 项正常$/);
  await phone.seeButton('复制结果');
  await phone.tap('复制结果');
  await phone.see('已复制，可以发给技术人员');
  expect(phones.errors()).toEqual([]);
});
