/** What was asked of the command: `npm run deploy -- --env <name> …`. */
import { parseArgs } from 'node:util';

export interface Options {
  /** Id or alias of the environment. */
  readonly env: string;
  /** Show the plan, change nothing. */
  readonly isDryRun: boolean;
  /** Ask nothing before the changes are made. */
  readonly isAgreed: boolean;
  /** 学工号,姓名,手机号 of whoever administers first. */
  readonly admin?: string;
  /** Upload the code of every function, whatever stands there. */
  readonly isAllCode: boolean;
}

export const USAGE = `用法：npm run deploy -- --env <环境 ID 或别名> [选项]
  --dry-run                      只显示要做什么，不改动
  --yes                          不再询问，直接执行
  --admin "学工号,姓名,手机号"   名册里还没有管理员时，写入第一位
  --all-code                     重新上传所有云函数的代码`;

const KNOWN = {
  env: { type: 'string' },
  'dry-run': { type: 'boolean' },
  yes: { type: 'boolean' },
  admin: { type: 'string' },
  'all-code': { type: 'boolean' },
} as const;

/** Node says in English which word it does not understand, in quotation marks. */
function objection(error: unknown): Error {
  const [, word] = /'(.+?)'/.exec((error as Error).message) ?? [];
  return new Error(`看不懂${word ? `“${word}”` : '这些参数'}\n${USAGE}`);
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: KNOWN }).values;
  } catch (error) {
    throw objection(error);
  }
}

/** @throws Error with how to call it */
export function optionsFrom(args: readonly string[]): Options {
  const given = parsed(args);
  if (!given.env) throw new Error(`请用 --env 说明部署到哪个环境\n${USAGE}`);
  return {
    env: given.env,
    isDryRun: given['dry-run'] ?? false,
    isAgreed: given.yes ?? false,
    isAllCode: given['all-code'] ?? false,
    ...(given.admin !== undefined && { admin: given.admin }),
  };
}
