/** A subscribe template as WeChat's console shows it, one line for each keyword: `工单编号：{{character_string1.DATA}}`. */
import { factsFor } from './message-fields';
import type { Fact } from './settings';

export interface TemplateLine {
  readonly keyword: string;
  /** As the console names it. */
  readonly label: string;
  /** What is likeliest to stand there; absent where nothing of a ticket can. */
  readonly fact?: Fact;
}

/** Words in a label that tell what is meant, the most telling first. */
const MEANT: readonly (readonly [words: RegExp, fact: Fact])[] = [
  [/电话|手机|联系方式/, 'phone'],
  [/编号|单号|号码/, 'number'],
  [/地点|地址|位置|区域|房|楼/, 'place'],
  [/状态|进度|结果/, 'status'],
  [/时间|日期/, 'time'],
  [/人$|人员|姓名|师傅|人名/, 'person'],
  [/描述|详情|故障|情况|说明/, 'description'],
  [/备注|原因|提示|温馨|意见/, 'note'],
  [/项目|内容|类型|事项|名称|标题|主题/, 'item'],
];

function likeliest(keyword: string, label: string): Fact | undefined {
  const fits = factsFor(keyword);
  const meant = MEANT.find(([words, fact]) => words.test(label) && fits.includes(fact));
  return meant?.[1] ?? fits[0];
}

const LINE = /([^\n{}]*?)[\s:：]*\{\{\s*(\w+)\s*\.\s*DATA\s*\}\}/g;

/** Every keyword in a text that was copied from the console, in its order; empty where there is none. */
export function readTemplate(text: string): TemplateLine[] {
  const lines = [...text.matchAll(LINE)].map(([, label = '', keyword = '']): TemplateLine => {
    const fact = likeliest(keyword, label.trim());
    return { keyword, label: label.trim(), ...(fact && { fact }) };
  });
  return lines.filter(({ keyword }, at) => lines.findIndex((one) => one.keyword === keyword) === at);
}

/** What each fact of a ticket may read like: for previews and samples. */
export const EXAMPLE_FACTS: Readonly<Record<Fact, (now: Date) => string | Date>> = {
  number: () => 'BX20261122-004217',
  item: () => '水龙头',
  place: () => '3栋 201',
  description: () => '卫生间洗手池的水龙头滴水，关不紧，夜里声音很大',
  status: () => '待接单',
  time: (now) => now,
  note: () => '已派给陈师傅，上午到',
  person: () => '林晓',
  phone: () => '13800001234',
};
