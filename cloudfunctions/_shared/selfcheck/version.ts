/** The release of the functions against that of the mini program. */
import type { Check } from '@xiuda/domain';
import { VERSION } from '../version';
import type { Asked } from './asked';
import { DEPLOY, type Finding, fine, unknown, wrong } from './finding';

function judge(version: string | undefined): Finding {
  if (version === undefined) return unknown('没有小程序的版本可比', '在小程序里查');
  if (version === VERSION) return fine(`小程序和云函数都是 ${VERSION}`);
  return wrong(
    `小程序 ${version}，云函数 ${VERSION}`,
    `云函数旧就${DEPLOY}；小程序旧就关掉重开，或上传并发布新版本`,
  );
}

export const checkVersion = async ({ version }: Asked): Promise<Check[]> => [
  { id: 'version', name: '版本', ...judge(version) },
];
