/** Who administers first: a row of the roster, as the roster's own form checks it. WeChat tells later who it is (绑定工号). */
import { AppError, PERSON, type PersonInput, parse } from '@xiuda/domain';
import { ask } from '../cloud/terminal';
import type { PresentData } from './model';
import type { Options } from './options';

const INSTEAD = '--admin "学工号,姓名,手机号"';

/** @throws Error one sentence, with what is wrong in which part */
export function adminFrom(text: string): PersonInput {
  const [staffNo = '', name = '', phone = '', ...more] = text.split(/[,，]/).map((part) => part.trim());
  if (more.length || !staffNo || !name || !phone) throw new Error(`管理员要写成 ${INSTEAD}，三项都要有`);
  const row = { staffNo, name, phone, roles: ['admin'], areas: [], trades: [], active: true };
  try {
    return parse(PERSON, row);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new Error(`第一位管理员没填对：${Object.values(error.details ?? {}).join('；')}`);
  }
}

/** Asked part by part. @throws Error where nobody sits at the terminal */
async function askForAdmin(): Promise<PersonInput> {
  const parts: string[] = [];
  for (const part of ['学工号', '姓名', '手机号'])
    parts.push(await ask(`名册里还没有管理员。第一位管理员的${part}：`, INSTEAD));
  return adminFrom(parts.join());
}

interface Around {
  readonly say: (line: string) => void;
  /** Whether the roster has this number. */
  readonly isTaken: (staffNo: string) => Promise<boolean>;
}

/**
 * The row to be written; `undefined` where somebody administers already.
 * @throws Error where the roster has this number: that row is for people to change
 */
export async function firstAdmin(
  { admin: given, isDryRun }: Options,
  { hasAdmin }: PresentData,
  { say, isTaken }: Around,
): Promise<PersonInput | undefined> {
  if (hasAdmin) {
    if (given !== undefined) say('名册里已有管理员，不写入 --admin 里的人；请由管理员在“人员管理”里添加');
    return undefined;
  }
  if (given === undefined && isDryRun) {
    say(`名册里还没有管理员：部署时请加上 ${INSTEAD}`);
    return undefined;
  }
  const row = given === undefined ? await askForAdmin() : adminFrom(given);
  if (await isTaken(row.staffNo))
    throw new Error(`学工号 ${row.staffNo} 已在名册里，但不是在岗的管理员；部署不会改它，请换一个学工号`);
  return row;
}
