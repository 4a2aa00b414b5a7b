import type { Page } from 'playwright-core';
import { eventually, type Fixture, startFixture } from './support';

let fixture: Fixture;
let page: Page;
beforeAll(async () => {
  fixture = await startFixture();
});
afterAll(() => fixture?.close());
beforeEach(async () => {
  page = await fixture.open('pages/controls/controls');
});
afterEach(async () => {
  await page.close();
  expect(fixture.errors.splice(0)).toEqual([]);
});

const logged = (line: string) =>
  eventually(
    () => fixture.log(page),
    (lines) => lines.includes(line),
  );
const loggedLike = async (start: string): Promise<string> => {
  const lines = await eventually(
    () => fixture.log(page),
    (all) => all.some((line) => line.startsWith(start)),
  );
  return lines.filter((line) => line.startsWith(start)).at(-1) ?? '';
};

describe('input', () => {
  const field = () => page.getByRole('textbox', { name: '姓名' });

  test('typing fires input, and maxlength cuts', async () => {
    await field().fill('王小明王小明');
    expect(await field().inputValue()).toBe('王小明王小');
    expect(await loggedLike('input')).toContain('"value":"王小明王小","cursor":5');
  });

  test('the placeholder wears its class and leaves when there is text', async () => {
    const hint = page.getByText('请输入姓名');
    expect(await hint.evaluate((found) => getComputedStyle(found).color)).toBe('rgb(10, 20, 30)');
    await field().fill('王');
    await eventually(
      () => hint.isVisible(),
      (visible) => !visible,
    );
  });

  test('Enter confirms, leaving blurs', async () => {
    await field().fill('王');
    await field().press('Enter');
    await logged('confirm {"value":"王"}');
    await field().blur();
    expect(await loggedLike('blur')).toContain('"value":"王"');
  });

  test('while an input method composes, nothing is told', async () => {
    await field().focus();
    const client = await page.context().newCDPSession(page);
    await client.send('Input.imeSetComposition', { text: 'wang', selectionStart: 4, selectionEnd: 4 });
    expect((await fixture.log(page)).filter((line) => line.startsWith('input'))).toEqual([]);
    await client.send('Input.insertText', { text: '王' });
    expect(await loggedLike('input')).toContain('"value":"王"');
  });
});

test('a form submits every named field and resets', async () => {
  await page.getByRole('textbox', { name: '姓名' }).fill('李雷');
  await page.locator('wx-textarea textarea').fill('漏水');
  await page.getByText('要通知').click();
  await logged('change {"value":true}');
  await page.getByText('紧急').click();
  await page.getByText('周一').click();
  await page.getByRole('button', { name: '提交' }).click();
  const value = { person: '李雷', note: '漏水', notify: true, level: 'high', days: ['mon', 'tue'], count: 3 };
  await logged(`submit ${JSON.stringify({ value })} person=李雷`);
  await page.getByRole('button', { name: '清空' }).click();
  await logged('reset');
  await page.getByRole('button', { name: '提交' }).click();
  const empty = { person: '', note: '', notify: false, level: 'low', days: ['tue'], count: 3 };
  await logged(`submit ${JSON.stringify({ value: empty })} person=`);
});

test('controls are what they are for assistive technology', async () => {
  expect(await page.getByRole('switch', { name: '要通知' }).getAttribute('aria-checked')).toBe('false');
  expect(await page.getByRole('radio', { name: '普通' }).getAttribute('aria-checked')).toBe('true');
  await page.getByRole('checkbox', { name: '周一' }).press(' ');
  await logged('change {"value":["mon","tue"]}');
  expect(await page.getByRole('button', { name: '不能点' }).getAttribute('aria-disabled')).toBe('true');
});

test('a slider tells its value', async () => {
  await page.getByRole('slider', { name: '数量' }).fill('7');
  await logged('change {"value":7}');
});

test('a disabled button does nothing by itself and looks so', async () => {
  expect(await page.locator('.off').evaluate((found) => getComputedStyle(found).color)).toBe(
    'rgba(0, 0, 0, 0.3)',
  );
});

describe('picker', () => {
  const choose = (option: string) => page.getByRole('option', { name: option, exact: true }).click();
  const confirm = () => page.getByRole('button', { name: '确定' }).click();

  test('selector: a tap on a row and 确定', async () => {
    await page.getByRole('button', { name: '选地点' }).click();
    expect(await page.getByRole('dialog').isVisible()).toBe(true);
    await choose('二号楼');
    await confirm();
    await logged('change {"value":1}');
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  test('取消 leaves everything as it was', async () => {
    await page.getByRole('button', { name: '选地点' }).click();
    await choose('三号楼');
    await page.getByRole('button', { name: '取消' }).click();
    expect((await fixture.log(page)).filter((line) => line.startsWith('change'))).toEqual([]);
  });

  test('multiSelector: the second column follows the first', async () => {
    await page.getByRole('button', { name: '选两级' }).click();
    await choose('西');
    await choose('西三');
    await confirm();
    await logged('change {"value":[1,2]}');
  });

  test('date: months and days keep within start and end', async () => {
    await page.getByRole('button', { name: '选日期' }).click();
    await choose('2月');
    expect(await page.getByRole('option', { name: '29日' }).count()).toBe(0);
    await choose('28日');
    await confirm();
    await logged('change {"value":"2026-02-28"}');
  });

  test('time', async () => {
    await page.getByRole('button', { name: '选时间' }).click();
    await page.getByRole('listbox').nth(1).getByText('45').click();
    await confirm();
    await logged('change {"value":"08:45"}');
  });
});

describe('the phone-number sheet', () => {
  beforeEach(() => page.getByRole('button', { name: '手机号', exact: true }).click());

  test('shows the number of the person and hands out a code', async () => {
    const sheet = page.getByRole('dialog', { name: '申请获取并验证你的手机号' });
    expect(await sheet.textContent()).toContain('13800000001');
    await sheet.getByRole('button', { name: '允许', exact: true }).click();
    await logged('getphonenumber {"code":"phone:13800000001","errMsg":"getPhoneNumber:ok"}');
  });

  test('不允许 is a refusal', async () => {
    await page.getByRole('button', { name: '不允许' }).click();
    await logged('getphonenumber {"errMsg":"getPhoneNumber:fail user deny"}');
  });

  test('another number can be typed', async () => {
    await page.getByRole('button', { name: '使用其他手机号' }).click();
    await page.getByRole('textbox', { name: '其他手机号' }).fill('13912345678');
    await page.getByRole('button', { name: '允许', exact: true }).click();
    await logged('getphonenumber {"code":"phone:13912345678","errMsg":"getPhoneNumber:ok"}');
  });
});

test('hover-class shows while pressed', async () => {
  const target = page.locator('.hoverable');
  await target.hover();
  await page.mouse.down();
  const color = () => target.evaluate((found) => getComputedStyle(found).backgroundColor);
  await eventually(color, (value) => value === 'rgb(1, 1, 1)');
  await page.mouse.up();
  await eventually(color, (value) => value !== 'rgb(1, 1, 1)');
});

test('scroll-view scrolls to an id, and tells when its end is near', async () => {
  const list = page.locator('.list');
  await page.getByRole('button', { name: '跳到 15' }).click();
  await eventually(
    () => list.evaluate((found) => found.scrollTop),
    (top) => top === 600,
  );
  await list.evaluate((found) => found.scrollTo(0, found.scrollHeight));
  await logged('scrolltolower {"direction":"bottom"}');
});

test('swiper turns by its attribute and by a drag', async () => {
  await page.getByRole('button', { name: '跳到 15' }).click();
  await logged('change {"current":1,"source":""}');
  const box = await page.locator('.slides').boundingBox();
  if (!box) throw new Error('no swiper');
  await page.locator('.slides').scrollIntoViewIfNeeded();
  const { x, y } = (await page.locator('.slides').boundingBox()) ?? box;
  await page.mouse.move(x + 100, y + 40);
  await page.mouse.down();
  await page.mouse.move(x + 250, y + 40, { steps: 4 });
  await page.mouse.up();
  await logged('change {"current":0,"source":"touch"}');
});

test('picker-view tells the row that came to rest', async () => {
  await page.locator('.wheel').getByText('4 号', { exact: true }).click();
  await logged('change {"value":[4]}');
});

test('rich-text shows markup and drops scripts; text decodes entities', async () => {
  expect(await page.locator('wx-rich-text').innerHTML()).toBe('<b>粗</b>');
  expect(await page.locator('.entity').textContent()).toBe('a<b');
});
