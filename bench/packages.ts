/** What WeChat has to download before a page of the mini program opens. */
import path from 'node:path';
import { MAIN, packageBytes } from '../scripts/package-bytes';
import type { Row, Section } from './section';

const MINIPROGRAM = path.resolve(__dirname, '../miniprogram');
/** Of the main package, bytes. */
const GOAL = 800 * 1024;

export const packageRows = async (): Promise<readonly Row[]> =>
  Object.entries(await packageBytes(MINIPROGRAM)).map(([id, bytes]) => ({
    id,
    figures: { bytes },
    ...(id === MAIN && { goals: { bytes: GOAL } }),
  }));

export const packages: Section = {
  id: 'packages',
  title: '小程序代码包',
  intro:
    '开发者工具会打进主包和各分包的文件共多少字节，未编译、未压缩，真正上传的更小。目标：主包不超过 800 KB。微信的上限是每个包 2 MB。',
  columns: () => [{ id: 'bytes', title: '字节', kind: 'bytes', better: 'less', isBudgeted: true }],
  measure: packageRows,
};
