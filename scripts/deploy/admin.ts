/** Who administers first: a row of the roster, as the roster's own form checks it. WeChat tells later who it is (绑定工号). */
import { AppError, PERSON, type PersonInput, parse } from '@xiuda/domain';
import { ask } from '../cloud/terminal';

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
export async function askForAdmin(): Promise<PersonInput> {
  const parts: string[] = [];
  for (const part of ['学工号', '姓名', '手机号'])
    parts.push(await ask(`名册里还没有管理员。第一位管理员的${part}：`, INSTEAD));
  return adminFrom(parts.join());
}
