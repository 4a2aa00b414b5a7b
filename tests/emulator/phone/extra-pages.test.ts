import path from 'node:path';
import { eventually, type Fixture, startFixture } from './support';

const EXTRA = path.join(__dirname, 'fixtures/extra');

let fixture: Fixture;
beforeAll(async () => {
  fixture = await startFixture({ extra: EXTRA });
});
afterAll(() => fixture?.close());
afterEach(() => {
  expect(fixture.errors.splice(0)).toEqual([]);
});

test('a page from outside uses components, styles and modules of the mini program', async () => {
  const page = await fixture.open('show/show/show');
  const heading = page.locator('.heading');
  expect(await heading.textContent()).toBe('都在这里');
  expect(await heading.evaluate((found) => getComputedStyle(found).color)).toBe('rgb(7, 7, 7)');
  await page.getByRole('button', { name: '打开' }).click();
  await eventually(
    () => fixture.log(page),
    (lines) => lines.includes('show open'),
  );
  await page.close();
});

test('its pictures are found', async () => {
  const page = await fixture.open('show/show/show');
  const picture = page.locator('.mark img');
  expect(await picture.getAttribute('src')).toBe('/phone/assets/show/show/mark.png');
  await picture.evaluate((image: HTMLImageElement) => image.decode());
  await page.close();
});

test('the mini program without it has no such page', async () => {
  const names = (await (await fetch(`${fixture.origin}/phone/pages.json`)).json()) as string[];
  expect(names).toContain('show/show/show');
  const plain = await startFixture();
  const own = (await (await fetch(`${plain.origin}/phone/pages.json`)).json()) as string[];
  expect(own).toContain('pages/home/home');
  expect(own).not.toContain('show/show/show');
  await plain.close();
});
