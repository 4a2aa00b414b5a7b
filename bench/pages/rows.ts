/** What pages cost, as rows of a table. */
import type { Column, Row } from '../section';
import type { PageCosts } from './costs';

/** Words for how long ago something was differ in length with the time of day. */
const SLACK = 0.05;

export const COLUMNS: readonly Column[] = [
  { id: 'calls', title: '云函数', kind: 'count', better: 'less', isBudgeted: true },
  { id: 'setData', title: 'setData 次数', kind: 'count', better: 'less', isBudgeted: true },
  { id: 'bytes', title: 'setData 字节', kind: 'bytes', better: 'less', isBudgeted: true, slack: SLACK },
  { id: 'nodes', title: '节点', kind: 'count', better: 'less' },
];

export const pageRows = (costs: PageCosts): Row[] =>
  Object.entries(costs).map(([id, { calls, setData, bytes, nodes }]) => ({
    id,
    group: '从打开到就绪',
    figures: { calls: calls.length, setData, bytes, nodes },
  }));
