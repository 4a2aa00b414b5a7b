/** What WeChat's numbers say of a permission. Source: the manuals of the APIs and the table of errors in wx-server-sdk. */
import type { ProbeOutcome } from '../probed';
import { DEPLOY, type Finding, fine, unknown, wrong } from './finding';

export const NOT_REGISTERED = -604101;

const LABELS: Readonly<Record<string, string>> = {
  'phonenumber.getPhoneNumber': '取手机号',
  'security.mediaCheckAsync': '检查照片',
  'security.msgSecCheck': '检查文字',
  'subscribeMessage.send': '发提醒',
  'wxacode.getUnlimited': '生成小程序码',
};

/** `取手机号`. */
export const apiLabel = (api: string): string => LABELS[api] ?? api;

type Words = (name: string, api: string) => Finding;

const BY_CODE: Readonly<Record<number, Words>> = {
  [NOT_REGISTERED]: (name, api) =>
    wrong(
      `${name} 没有登记 ${api} 权限`,
      `用微信开发者工具打开项目，在 cloudfunctions 里右键 ${name}，选“上传并部署：所有文件”一次，约 10 分钟后再查`,
    ),
  [-604100]: (_, api) => wrong(`微信不认识接口 ${api}`, DEPLOY),
  [-604102]: () => unknown('微信没有在时限内回答'),
  48001: (_, api) =>
    wrong(
      `小程序没有 ${api} 的接口权限（48001）`,
      '在微信公众平台看小程序是不是完成了认证、服务类目能不能用这个接口',
    ),
  43107: () => wrong('微信停用了本小程序的提醒（43107）', '在微信公众平台的“通知中心”里看原因'),
  45009: () => unknown('今天的调用次数用完了（45009）', '明天再查'),
  45011: () => unknown('调用太频繁（45011）', '过一分钟再查'),
  [-1]: () => unknown('微信系统繁忙（-1）'),
};

/** Above these numbers stand WeChat's own answers to what was asked: it was reached, so the permission is there. */
const isWeChats = (code: number): boolean => code > 0;

/** Words for one API as one function has tried it. */
export function judgeApi(name: string, { api, code, message }: ProbeOutcome): Finding {
  if (code === null) return unknown('8 秒内没有回答');
  if (code === 0) return fine(`可以调用 ${api}`);
  const words = BY_CODE[code];
  if (words) return words(name, api);
  if (isWeChats(code)) return fine(`有 ${api} 权限（试探的内容是假的，微信照例回答 ${code}）`);
  return unknown(`没有调成：${code} ${message.slice(0, 120)}`, '过几分钟再查；一直这样就看这个云函数的日志');
}
