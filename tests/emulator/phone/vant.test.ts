import type { Page } from 'playwright-core';
import { eventually, type Fixture, startFixture } from './support';

let fixture: Fixture;
let page: Page;
beforeAll(async () => {
  fixture = await startFixture();
  page = await fixture.open('pages/vant/vant');
});
afterAll(() => fixture?.close());
afterEach(() => {
  expect(fixture.errors.splice(0)).toEqual([]);
});

const shows = (selector: string, text: string) =>
  eventually(
    () => page.locator(selector).last().textContent(),
    (found) => found === text,
  );

test('the stepper counts up to its limit', async () => {
  const plus = page.locator('van-stepper wx-view[class*="stepper__plus"]');
  await plus.click();
  await plus.click();
  await shows('.quantity', '3');
  await plus.click();
  await shows('.quantity', '3');
});

test('rate takes the star that was tapped', async () => {
  await page.locator('van-rate van-icon').nth(3).click();
  await shows('.score', '4');
});

test('field hands over what is typed', async () => {
  await page.locator('van-field input').fill('13800000001');
  await shows('.phone', '13800000001');
});

test('tabs change', async () => {
  await page.locator('van-tabs').getByText('已处理').click();
  await shows('.tab', '1');
});

test('a picker column turns by a drag', async () => {
  const column = page.locator('van-picker').first();
  const box = await column.boundingBox();
  if (!box) throw new Error('no picker');
  await page.mouse.move(box.x + 100, box.y + 140);
  await page.mouse.down();
  await page.mouse.move(box.x + 100, box.y + 92, { steps: 6 });
  await page.mouse.up();
  await shows('.column', '乙');
});

test('a popup opens from below, and closes by a tap beside it', async () => {
  await page.getByRole('button', { name: '打开' }).click();
  await page.getByText('弹出来了').waitFor();
  const bottom = async () => {
    const box = await page.locator('.inside').boundingBox();
    return Math.round((box?.y ?? 0) + (box?.height ?? 0));
  };
  await eventually(bottom, (value) => value === 844 - 34);
  await page.mouse.click(200, 200);
  await eventually(
    () => page.getByText('弹出来了').isVisible(),
    (visible) => !visible,
  );
});

test('icons come from the local font', async () => {
  const family = await page
    .locator('van-icon wx-view')
    .first()
    .evaluate((icon) => getComputedStyle(icon, '::before').fontFamily);
  expect(family).toContain('vant-icon');
  expect(await page.evaluate(() => document.fonts.check('16px vant-icon'))).toBe(true);
});
