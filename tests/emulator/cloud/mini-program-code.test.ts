import QRCode from 'qrcode';
import { codeText } from '../../../emulator/cloud/openapi/mini-program-code';
import { openCloudUnderTest, type CloudUnderTest } from './cloud-under-test';

let it: CloudUnderTest;
beforeAll(async () => {
  it = await openCloudUnderTest({ pages: ['pages/reporter/reporter'] });
});
afterAll(() => it.close());

const DRAW = `try {
  const { contentType, buffer } = await cloud.openapi.wxacode.getUnlimited(args);
  return { contentType, picture: buffer.toString('base64') };
} catch (error) { return [error.errCode, error.errMsg] }`;
const args = { scene: 'a=d3-201', page: 'pages/reporter/reporter', width: 430 };
const draw = (more: object = {}) => it.run(DRAW, { args: { ...args, ...more } });

test('the SDK gets a picture whose code says the page and the scene', async () => {
  const { contentType, picture } = (await draw()) as { contentType: string; picture: string };
  const text = codeText(args.page, args.scene);
  expect(text).toBe('pages/reporter/reporter?scene=a%3Dd3-201');
  const expected = await QRCode.toBuffer(text, { width: 430, margin: 2, errorCorrectionLevel: 'M' });
  expect({ contentType, picture }).toEqual({
    contentType: 'image/png',
    picture: expected.toString('base64'),
  });
});

test.each([
  ['a scene of 32 characters', { scene: `a=${'x'.repeat(30)}` }],
  ['every character of the manual', { scene: "a=!#$&'()*+,/:;=?@-._~" }],
  ['another page where it is not looked for', { page: 'pages/other/other', checkPath: false }],
  ['the trial version', { envVersion: 'trial' }],
])('%s is drawn', async (_, more) => {
  expect(await draw(more)).toMatchObject({ contentType: 'image/png' });
});

test.each([
  ['a scene of 33 characters', { scene: `a=${'x'.repeat(31)}` }, 40129],
  ['no scene', { scene: '' }, 40129],
  ['Chinese', { scene: 'a=三栋' }, 40129],
  ['a percent sign', { scene: 'a=%20' }, 40129],
  ['a page that is not published', { page: 'pages/other/other' }, 41030],
  ['a page with a slash before it', { page: '/pages/reporter/reporter' }, 41030],
  ['a page with parameters', { page: 'pages/reporter/reporter?a=1', checkPath: false }, 41030],
  ['a narrow picture', { width: 279 }, 40097],
  ['a wide picture', { width: 1281 }, 40097],
  ['an unknown version', { envVersion: 'beta' }, 40097],
])('%s is refused', async (_, more, code) => {
  expect(await draw(more)).toEqual([code, expect.any(String)]);
});

test('an injected number is what the SDK throws', async () => {
  await it.addFault({ match: { action: 'openapi.wxacode.getUnlimited' }, effect: { code: 45009 } });
  expect(await draw()).toEqual([45009, expect.any(String)]);
});
