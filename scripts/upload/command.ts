/** What `npm run upload` hands to WeChat's own uploader, and everything that must be there before it is started. */
import { parseArgs } from 'node:util';

/** Pinned: the options are those of this version. Not a dependency, because it brings 280 MB. */
export const UPLOADER = 'miniprogram-ci@2.1.42';

/**
 * WeChat keeps the newest upload of each uploader. Two of its thirty robots stand for the two versions, so that what testers have
 * is not replaced by what a developer tries.
 */
const ROBOTS = { develop: 1, trial: 2 } as const;

type Target = keyof typeof ROBOTS;

export interface Upload {
  readonly version: string;
  readonly to: Target;
  readonly description: string;
  /** File of the upload key. */
  readonly key?: string;
}

const VERSION = /^\d{1,4}\.\d{1,4}\.\d{1,4}$/;
const isTarget = (text: string): text is Target => Object.hasOwn(ROBOTS, text);

/** @throws Error one sentence that says what to write instead */
export function uploadFrom(args: readonly string[]): Upload {
  const { values } = parseArgs({
    args: [...args],
    options: {
      version: { type: 'string' },
      to: { type: 'string', default: 'develop' },
      description: { type: 'string' },
      key: { type: 'string' },
    },
  });
  const { version = '', to, description = `修达 ${version}`, key } = values;
  if (!VERSION.test(version)) throw new Error('请写版本号，例如 npm run upload -- --version 1.0.0');
  if (!isTarget(to)) throw new Error('--to 只能是 develop（开发版）或 trial（体验版）');
  return { version, to, description, ...(key && { key }) };
}

const APP_ID = /^wx[0-9a-f]{16}$/;

/** @throws Error where the project still has no app id of its own */
export function appIdFrom(privateConfig: string | undefined): string {
  const { appid = '' } = JSON.parse(privateConfig ?? '{}') as { appid?: string };
  if (!APP_ID.test(appid))
    throw new Error('project.private.config.json 里没有小程序的 appid，内容应为 {"appid": "wx…"}');
  return appid;
}

/** Where WeChat's console saves the key by default. */
export const keyName = (appId: string): string => `private.${appId}.key`;

/** Arguments of `npx`. */
export const uploadCommand = (
  { version, to, description }: Upload,
  { appId, root, key, proxy }: { appId: string; root: string; key: string; proxy?: string },
): string[] => [
  ...['--yes', UPLOADER, 'upload'],
  ...['--appid', appId, '--project-path', root, '--private-key-path', key],
  ...['--upload-version', version, '--upload-description', description, '--robot', String(ROBOTS[to])],
  ...['--project-ignores', 'node_modules/**/*', 'dist/**/*'],
  ...['--use-project-config', 'true', '--locales', 'zh'],
  ...(proxy ? ['--proxy', proxy] : []),
];

export const DONE: Record<Target, string> = {
  develop: '已上传为开发版。在公众平台“版本管理”里可以看到，提交人是“ci机器人1”。',
  trial:
    '已上传。第一次要在公众平台“版本管理”里把“ci机器人2”的这一版选为体验版；以后再传，请在那里看一眼体验版是不是这一版。',
};
