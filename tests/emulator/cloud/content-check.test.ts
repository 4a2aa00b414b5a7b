/** WeChat's content checks: texts at once, pictures by a push that comes later. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openCloudUnderTest, type CloudUnderTest } from './cloud-under-test';

let it: CloudUnderTest;
beforeAll(async () => {
  it = await openCloudUnderTest();
});
afterAll(() => it.close());

const attempt = (call: string) =>
  `try { return await ${call} } catch (error) { return [error.errCode, error.errMsg] }`;
const TEXT = attempt('cloud.openapi.security.msgSecCheck(args)');
const MEDIA = attempt('cloud.openapi.security.mediaCheckAsync(args)');

const checkText = (content: unknown, change: object = {}) =>
  it.run(TEXT, { args: { version: 2, scene: 2, openid: 'user-1', content, ...change } });

describe('a text', () => {
  test.each([
    ['without such words', '水龙头漏水', 'pass', 100],
    ['with 违规', '这里有违规内容', 'risky', 20006],
    ['with 疑似', '疑似的内容', 'review', 21000],
    ['with both', '疑似违规', 'risky', 20006],
    ['of 2500 characters', '长'.repeat(2500), 'pass', 100],
  ])('%s is judged', async (_case, content, suggest, label) => {
    expect(await checkText(content)).toMatchObject({
      errCode: 0,
      result: { suggest, label },
      detail: [{ strategy: 'content_model', suggest }],
      traceId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
  });

  test.each([
    ['another version', '好', { version: 1 }, 47001],
    ['nobody', '好', { openid: '' }, 40003],
    ['another scene', '好', { scene: 5 }, 40129],
    ['no content', '', {}, 47001],
    ['too much content', '长'.repeat(2501), {}, 47001],
    ['content that is no text', 7, {}, 47001],
  ])('with %s is refused', async (_case, content, change, errcode) => {
    expect(await checkText(content, change)).toEqual([errcode, expect.any(String)]);
  });

  test('fails as a fault says', async () => {
    await it.addFault({ match: { action: 'openapi.security.msgSecCheck' }, effect: { code: -1 } });
    expect(await checkText('好')).toEqual([-1, expect.any(String)]);
  });
});

describe('a picture', () => {
  const link = async () => {
    const fileID = await it.run(
      `const { fileID } = await cloud.uploadFile({ cloudPath: 'a.jpg', fileContent: Buffer.from('x') });
       return (await cloud.getTempFileURL({ fileList: [fileID] })).fileList[0].tempFileURL`,
    );
    return String(fileID);
  };
  const checkMedia = (mediaUrl: unknown, change: object = {}) =>
    it.run(MEDIA, { args: { version: 2, scene: 2, openid: 'user-1', mediaType: 2, mediaUrl, ...change } });
  const askedFor = async (mediaUrl: string) =>
    String(((await checkMedia(mediaUrl)) as { traceId: string }).traceId);
  const steer = async (body: object) =>
    expect((await it.post('/emulator/media-check', JSON.stringify(body))).status).toBe(200);
  type Note = { event: Record<string, unknown>; source: string; openid: string | null };
  const pushed = async (): Promise<Note[]> =>
    it.cloud.database.find({ collection: 'notes', filter: {} }) as unknown as Note[];
  const pushOf = async (traceId: string): Promise<Note> => {
    const found = (await pushed()).find(({ event }) => event['trace_id'] === traceId);
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
    return pushOf(traceId);
  };

  /** Waits until the emulator's own record says so. */
  const noted = async (words: string): Promise<void> => {
    if (readFileSync(join(it.folder, 'data/media-checks.jsonl'), 'utf8').includes(words)) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
    await noted(words);
  };

  test('passes unless told otherwise, and the event comes from the platform, for nobody', async () => {
    expect(await pushOf(await askedFor(await link()))).toMatchObject({
      source: 'wx_unknown',
      openid: null,
      event: {
        MsgType: 'event',
        Event: 'wxa_media_check',
        appid: 'wx-local',
        version: 2,
        errcode: 0,
        result: { suggest: 'pass', label: 100 },
      },
    });
  });

  test('is what was chosen for the next one, and that one only', async () => {
    await steer({ next: 'risky' });
    const [first, second] = [await askedFor(await link()), await askedFor(await link())];
    expect((await pushOf(first)).event['result']).toEqual({ suggest: 'risky', label: 20006 });
    expect((await pushOf(second)).event['result']).toEqual({ suggest: 'pass', label: 100 });
  });

  test('that cannot be fetched has no result', async () => {
    const { event } = await pushOf(await askedFor(`${it.cloud.url}/storage/files/nothing.jpg`));
    expect(event).toMatchObject({ errcode: -1008 });
    expect(event).not.toHaveProperty('result');
  });

  test('that is held waits until it is let go, and keeps its verdict', async () => {
    await steer({ next: 'review', hold: true });
    const traceId = await askedFor(await link());
    expect((await pushed()).filter(({ event }) => event['trace_id'] === traceId)).toEqual([]);
    await steer({ hold: false });
    expect((await pushOf(traceId)).event['result']).toEqual({ suggest: 'review', label: 21000 });
  });

  test('is not forgotten over a restart, and not told again once it was taken', async () => {
    await steer({ hold: true });
    const traceId = await askedFor(await link());
    await it.restart();
    await noted(`"delivered":"${traceId}"`);
    await it.restart();
    await pushOf(await askedFor(await link()));
    expect((await pushed()).filter(({ event }) => event['trace_id'] === traceId)).toHaveLength(1);
  });

  test.each([
    ['another type', { mediaType: 1 }, 40004],
    ['no address', { mediaUrl: 'cloud://local/a.jpg' }, 47001],
    ['another version', { version: 1 }, 47001],
    ['nobody', { openid: undefined }, 40003],
  ])('with %s is refused', async (_case, change, errcode) => {
    expect(await checkMedia('http://127.0.0.1/a.jpg', change)).toEqual([errcode, expect.any(String)]);
  });

  test.each(['{', '{"next":"bad"}', '{"later":"risky"}'])(
    'a switch that reads %s is refused',
    async (body) => {
      expect((await it.post('/emulator/media-check', body)).status).toBe(400);
    },
  );
});

test('a test can push as WeChat does', async () => {
  const body = JSON.stringify({ Event: 'wxa_media_check', trace_id: 'forged' });
  const answer = await it.post('/invoke/content-check', body, { 'x-emulator-source': 'wx_unknown' });
  expect(await answer.json()).toHaveProperty('result');
});
