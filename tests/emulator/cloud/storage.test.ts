import { openCloudUnderTest, type CloudUnderTest } from './cloud-under-test';

let it: CloudUnderTest;
beforeAll(async () => {
  it = await openCloudUnderTest();
});
afterAll(() => it.close());

const FILE_ID = 'cloud://local.6c6f-local/';
const LINK = `const { fileList } = await cloud.getTempFileURL({ fileList: [args] }); return fileList[0].tempFileURL`;

const upload = async (path: string, content: BodyInit, openid = 'user-1') => {
  const response = await it.post(
    `/storage?path=${encodeURIComponent(path)}`,
    content,
    openid ? { 'x-wx-openid': openid } : {},
  );
  return {
    status: response.status,
    answer: (await response.json()) as { fileID?: string; errCode?: number },
  };
};
const linkTo = (fileID: string, maxAge = 60) => it.run(LINK, { args: { fileID, maxAge } }) as Promise<string>;

describe('the SDK', () => {
  test('uploads, links, downloads and deletes a file', async () => {
    const code = `
      const { fileID } = await cloud.uploadFile({ cloudPath: args, fileContent: Buffer.from('照片') });
      const { fileList: [link] } = await cloud.getTempFileURL({ fileList: [fileID] });
      const { fileContent } = await cloud.downloadFile({ fileID });
      const deleted = await cloud.deleteFile({ fileList: [fileID] });
      const again = await cloud.deleteFile({ fileList: [fileID] });
      return { fileID, link, text: fileContent.toString(), deleted: deleted.fileList[0], again: again.fileList[0] }`;
    const path = 'reports/三号楼 前.jpg'.replace(' ', '-');
    expect(await it.run(code, { args: path })).toEqual({
      fileID: FILE_ID + path,
      link: expect.objectContaining({ status: 0, maxAge: 7200 }),
      text: '照片',
      deleted: { fileID: FILE_ID + path, status: 0, errMsg: 'ok' },
      again: expect.objectContaining({ status: -503003 }),
    });
  });

  test('gets no link to a file that is not there or is not ours', async () => {
    const code = `return (await cloud.getTempFileURL({ fileList: args })).fileList.map((file) => file.status)`;
    expect(await it.run(code, { args: [`${FILE_ID}none.jpg`, 'cloud://other.6f74-other/a.jpg'] })).toEqual([
      -503003, -503003,
    ]);
  });

  test('is refused a path that climbs out', async () => {
    const code = `try { return await cloud.uploadFile({ cloudPath: '../a.jpg', fileContent: Buffer.from('x') }) }
      catch (error) { return error.errMsg }`;
    expect(await it.run(code)).toContain('cloudPath is not allowed');
  });
});

describe('a client', () => {
  test('uploads a file under its own name and may replace it', async () => {
    expect(await upload('mine/a.jpg', 'one')).toEqual({
      status: 200,
      answer: { fileID: `${FILE_ID}mine/a.jpg` },
    });
    expect((await upload('mine/a.jpg', 'two')).answer.fileID).toBeDefined();
    expect(await (await fetch(await linkTo(`${FILE_ID}mine/a.jpg`))).text()).toBe('two');
  });

  test.each([
    ['another person', 'user-2'],
    ['nobody', ''],
  ])('who is %s cannot replace it', async (_who, openid) => {
    await upload('kept/a.jpg', 'mine');
    expect((await upload('kept/a.jpg', 'theirs', openid)).answer).toMatchObject({ errCode: -503002 });
    expect(await (await fetch(await linkTo(`${FILE_ID}kept/a.jpg`))).text()).toBe('mine');
  });

  test('cannot replace what a function uploaded', async () => {
    await it.run(`await cloud.uploadFile({ cloudPath: 'made/a.csv', fileContent: Buffer.from('x') })`);
    expect((await upload('made/a.csv', 'y')).answer).toMatchObject({ errCode: -503002 });
  });

  test('that races another for a path loses or wins, but never shares it', async () => {
    const answers = await Promise.all(
      ['user-1', 'user-2', 'user-3'].map((openid) => upload('raced/a.jpg', openid, openid)),
    );
    expect(answers.filter(({ answer }) => answer.fileID !== undefined)).toHaveLength(1);
  });

  test.each([
    '',
    '/a.jpg',
    '../a.jpg',
    'a/../b.jpg',
    'a//b.jpg',
    'a/./b.jpg',
    'a\\b.jpg',
    'a\nb.jpg',
    'a?b.jpg',
    'a%2e.jpg',
    'a/',
    `${'a'.repeat(900)}.jpg`,
  ])('is refused the path %j', async (path) => {
    expect((await upload(path, 'x')).answer).toMatchObject({ errCode: -503001 });
  });

  test('is refused more than ten megabytes', async () => {
    const limit = 10 * 1024 * 1024;
    expect((await upload('large/a.jpg', Buffer.alloc(limit))).answer.fileID).toBeDefined();
    expect(await upload('large/b.jpg', Buffer.alloc(limit + 1))).toEqual({
      status: 413,
      answer: expect.objectContaining({ errCode: -503001 }),
    });
  });

  test.each([
    ['nobody may write', false],
    ['only known people may write', 'auth != null'],
  ])('without an openid is refused where %s', async (_rule, write) => {
    const other = await openCloudUnderTest({ storageRule: { read: true, write } });
    try {
      const response = await other.post('/storage?path=a.jpg', 'x');
      expect(await response.json()).toMatchObject({ errCode: -503002 });
    } finally {
      await other.close();
    }
  });
});

describe('a link', () => {
  test.each([
    ['a.jpg', 'image/jpeg'],
    ['b.PNG', 'image/png'],
    ['c.html', 'application/octet-stream'],
  ])('to %s serves it as %s', async (name, type) => {
    await upload(`types/${name}`, 'x');
    const response = await fetch(await linkTo(`${FILE_ID}types/${name}`));
    expect([response.status, response.headers.get('content-type')]).toEqual([200, type]);
  });

  test('ends after its maxAge', async () => {
    await upload('short/a.jpg', 'x');
    const link = await linkTo(`${FILE_ID}short/a.jpg`, 600);
    expect((await fetch(link)).status).toBe(200);
    const now = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 601_000);
    try {
      expect((await fetch(link)).status).toBe(403);
    } finally {
      now.mockRestore();
    }
  });

  test.each([
    ['a later end', (url: URL) => url.searchParams.set('t', '9999999999')],
    ['another file', (url: URL) => (url.pathname = url.pathname.replace('a.jpg', 'b.jpg'))],
    ['another signature', (url: URL) => url.searchParams.set('sign', '0'.repeat(64))],
    ['no signature', (url: URL) => (url.search = '')],
    ['a broken address', (url: URL) => (url.pathname = '/storage/files/%E0%A4%A')],
  ])('that was changed to %s is refused', async (_change, change) => {
    await upload('forged/a.jpg', 'x');
    await upload('forged/b.jpg', 'y');
    const url = new URL(await linkTo(`${FILE_ID}forged/a.jpg`));
    change(url);
    expect((await fetch(url)).status).toBe(403);
  });

  test('does not open the upload address', async () => {
    await upload('put/a.jpg', 'x');
    const url = new URL(await linkTo(`${FILE_ID}put/a.jpg`));
    const headers = {
      authorization: url.searchParams.get('sign') ?? '',
      'x-cos-security-token': url.searchParams.get('t') ?? '',
    };
    const response = await fetch(`${it.cloud.url}/storage/upload/put/a.jpg`, {
      method: 'PUT',
      body: 'y',
      headers,
    });
    expect(response.status).toBe(403);
  });

  test('still works after a restart', async () => {
    await upload('restart/a.jpg', 'kept');
    const link = new URL(await linkTo(`${FILE_ID}restart/a.jpg`));
    await it.restart();
    const response = await fetch(it.cloud.url + link.pathname + link.search);
    expect(await response.text()).toBe('kept');
  });
});
