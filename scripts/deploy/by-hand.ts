/** What no script can do: said at the end, and where it is easily forgotten. */
import { existsSync, readFileSync } from 'node:fs';
import type { FunctionDefinition } from '../../cloudbase';
import { inRoot } from '../paths';

/** WeChat learns which of its APIs a function may call when DevTools uploads the function, and in no other known way. */
export function leftByHand(functions: readonly FunctionDefinition[]): string[] {
  const names = functions.filter(({ openapi }) => openapi.length).map(({ name }) => name);
  return [
    '还要手工做的：',
    `  1. 在微信开发者工具里右键“上传并部署：所有文件”这 ${names.length} 个云函数（每个环境一次，openapi 有变化时再传）：${names.join('、')}`,
    '  2. 等 10 分钟，微信的权限才生效',
    '  3. 管理员在小程序里打开“我的 → 管理 → 系统自检”，照它说的改到没有问题',
  ];
}

/** The mini program is built for one environment. */
export function envIdWarning(envId: string, file = inRoot('settings.json')): string[] {
  if (!existsSync(file)) return [];
  const { envId: built = '' } = JSON.parse(readFileSync(file, 'utf8')) as { envId?: string };
  if (!built || built === envId) return [];
  return [`注意：settings.json 里的 envId 是 ${built}，小程序会连到那个环境，而不是 ${envId}`];
}
