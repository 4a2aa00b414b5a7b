/** What `npm run upload` hands to WeChat's uploader. The uploader itself needs an account; what it takes was seen with its pinned version. */
import { appIdFrom, keyName, uploadCommand, uploadFrom } from '../../scripts/upload/command';

const APP_ID = 'wx0123456789abcdef';

test('a version and nothing else goes to the development version', () => {
  expect(uploadFrom(['--version', '1.2.3'])).toEqual({
    version: '1.2.3',
    to: 'develop',
    description: '修达 1.2.3',
  });
});

test.each([[[]], [['--version', '1.0']], [['--version', '1.0.0; rm']], [['--version', 'v1.0.0']]])(
  'without a version of three numbers nothing is uploaded: %j',
  (args) => {
    expect(() => uploadFrom(args)).toThrow('请写版本号');
  },
);

test('there are two places to upload to, and none by accident', () => {
  expect(uploadFrom(['--version', '1.0.0', '--to', 'trial']).to).toBe('trial');
  expect(() => uploadFrom(['--version', '1.0.0', '--to', 'release'])).toThrow(
    'develop（开发版）或 trial（体验版）',
  );
  expect(() => uploadFrom(['--version', '1.0.0', '--to', 'toString'])).toThrow('develop');
});

test.each([undefined, '{}', '{"appid":"touristappid"}', '{"appid":"wx123"}'])(
  'a project without an app id of its own is not uploaded: %s',
  (config) => {
    expect(() => appIdFrom(config)).toThrow('project.private.config.json');
  },
);

test('testers and developers do not overwrite each other', () => {
  const at = { appId: APP_ID, root: '/project', key: `/project/${keyName(APP_ID)}` };
  const robot = (to: string) => {
    const args = uploadCommand(uploadFrom(['--version', '1.0.0', '--to', to]), at);
    return args[args.indexOf('--robot') + 1];
  };
  expect([robot('develop'), robot('trial')]).toEqual(['1', '2']);
});

test('what only the build needs stays here, and a proxy is handed on', () => {
  const at = { appId: appIdFrom(`{"appid":"${APP_ID}"}`), root: '/project', key: '/key' };
  const args = uploadCommand(uploadFrom(['--version', '1.0.0']), { ...at, proxy: 'http://10.0.0.1:8080' });
  expect(args).toEqual(expect.arrayContaining(['node_modules/**/*', 'dist/**/*']));
  expect(args.slice(-2)).toEqual(['--proxy', 'http://10.0.0.1:8080']);
});
