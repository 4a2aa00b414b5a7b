/** What WeChat has to download before a page of the mini program opens. */
import { buildAll } from '../../scripts/build';
import type { Section } from '../section';
import { COLUMNS, packageRows } from './rows';

export const packages: Section = {
  id: 'packages',
  title: '小程序代码包',
  intro:
    '开发者工具会打进主包和各分包的文件共多少字节，未编译、未压缩，真正上传的更小。目标：主包不超过 800 KB。微信的上限是每个包 2 MB。',
  columns: () => COLUMNS,
  async measure() {
    await buildAll();
    return packageRows();
  },
};
