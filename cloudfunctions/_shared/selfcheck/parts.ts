/** Everything that this function can find out, in pieces that take a few seconds each. */
import type { Check } from '@xiuda/domain';
import type { Asked } from './asked';
import { checkClock } from './clock';
import { checkCollections } from './collections';
import { checkDeployed } from './deployed';
import { CALLING_WECHAT, checkOpenapi } from './openapi';
import { checkStorage } from './storage';
import { checkTemplates } from './templates';
import { checkTimer } from './timer';
import { checkUnique } from './unique';
import { checkVersion } from './version';

interface Part {
  readonly name: string;
  readonly run: (asked: Asked) => Promise<Check[]>;
}

export const PARTS: Readonly<Record<string, Part>> = {
  version: { name: '版本', run: checkVersion },
  deployed: { name: '索引与规则', run: checkDeployed },
  collections: { name: '集合', run: checkCollections },
  unique: { name: '唯一索引', run: checkUnique },
  clock: { name: '时间', run: checkClock },
  timer: { name: '定时器', run: checkTimer },
  storage: { name: '云存储', run: checkStorage },
  ...Object.fromEntries(
    CALLING_WECHAT.map(({ name, openapi }): [string, Part] => [
      `openapi.${name}`,
      { name: `${name} 的微信接口`, run: (asked) => checkOpenapi(name, openapi, asked) },
    ]),
  ),
  templates: { name: '提醒模板', run: checkTemplates },
};
