/** What the pages of the mini program cost. */
import type { Section } from '../section';
import { pageCosts } from './costs';
import { onDemoPhone } from './demo-phone';
import { frameRows, reportMany } from './frames';
import { COLUMNS, pageRows } from './rows';

export const pages: Section = {
  id: 'pages',
  title: '小程序的页面',
  intro:
    '每一页由用得到它的人在演示数据上打开，从打开到就绪（云函数都答复了、都画好了）：调用几次云函数，setData 几次，共多少字节（JSON，连同组件），页面上多少节点。“再次打开”是关掉小程序再打开。',
  columns: () => COLUMNS,
  measure: () => onDemoPhone(async (browser, url) => pageRows(await pageCosts(browser, url))),
};

export const scrolling: Section = {
  id: 'scrolling',
  title: '滚动',
  intro:
    '从头滚到尾，每帧 60 像素，超过 50 毫秒的帧。它随机器忙闲变化，所以旁边是同一个浏览器里一样高的空白页，不进预算。',
  columns: () => [
    { id: 'long', title: '超过 50 毫秒的帧', kind: 'count', better: 'less' },
    { id: 'frames', title: '帧', kind: 'count', better: 'less' },
  ],
  measure: () =>
    onDemoPhone(async (browser, url) => {
      await reportMany(url);
      return frameRows(browser, url);
    }),
};
