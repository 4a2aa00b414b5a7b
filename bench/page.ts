/** docs/performance.md: printed from the budget and from what was measured last. */
import type { Budget } from './budget';
import type { Measured } from './results';
import type { Column, Result, Row } from './section';

const INTRO = `# 速度和花费

<!-- Printed by \`npm run bench\`; do not edit. -->

这一页由 \`npm run bench\` 写出来，只有两种数：**数出来的**（往返次数、文档数、字节，在哪里数都一样）和**比出来的**（和同一次运行里量的地板比）。没有单独的毫秒数，因为它只说明这台电脑。

- 在哪里量：本机的云和本机的手机，云函数和小程序是原样打包的，SDK 没有改过。数据库不是腾讯云的，所以看次数和比例，不看绝对的快慢。
- 校园：真的走完流程的工单，换上别的人、地点和时间，抄成很多张；一成没有办完，每天每个小时都算工作时间。
- 怎么看：标 ✗ 的没有达到目标，为什么在 [ADR 41](adr/0041-speed-is-counted.md)。
- 预算：数出来的都在 \`bench/budget.json\`，\`npm test\` 在 2000 张工单上重新数一遍，比预算多就失败（字节差不到 1% 不算）。有意的变化用 \`npm run bench -- --accept\` 记下来。
- \`npm run bench -- --million\` 再加一百万张；\`--only requests\` 只量一部分；\`--rounds 30\` 计时的多做几遍。
`;

/** Budgeted figures are the budget's: the page is in step with what tests compare. */
const figureOf = (
  result: Result,
  row: Row,
  { id, isBudgeted }: Column,
  budget: Budget,
): number | undefined => (isBudgeted ? budget[result.id]?.[row.id]?.[id] : row.figures[id]);

function misses({ better }: Column, figure: number, goal: number | undefined): boolean {
  if (goal === undefined) return false;
  return better === 'less' ? figure > goal : figure < goal;
}

function cellOf(result: Result, row: Row, column: Column, budget: Budget): string {
  const figure = figureOf(result, row, column, budget);
  if (figure === undefined) return '–';
  const text = column.kind === 'ratio' ? figure.toFixed(2) : String(figure);
  return misses(column, figure, row.goals?.[column.id]) ? `${text} ✗` : text;
}

function tableOf(result: Result, rows: readonly Row[], budget: Budget): string {
  const { columns } = result;
  const lines = rows.map((row) => [
    `\`${row.id}\``,
    ...columns.map((column) => cellOf(result, row, column, budget)),
  ]);
  const heads = ['', ...columns.map(({ title }) => title)];
  const ruler = heads.map((_, at) => (at ? '---:' : '---'));
  return [heads, ruler, ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** Of the rows that have a goal, how many reach it in every column. */
function standing(result: Result, budget: Budget): string {
  const judged = result.rows.filter(({ goals }) => goals);
  if (!judged.length) return '';
  const missed = judged.filter((row) =>
    result.columns.some((column) => cellOf(result, row, column, budget).endsWith('✗')),
  );
  return `达到目标：${judged.length - missed.length} 行，没有达到：${missed.length} 行。`;
}

function sectionOf(result: Result, budget: Budget): string {
  const groups = [...new Set(result.rows.map(({ group }) => group))];
  const tables = groups.map((group) => {
    const rows = result.rows.filter((row) => row.group === group);
    return [...(group === undefined ? [] : [`### ${group}`]), tableOf(result, rows, budget)].join('\n\n');
  });
  return [`## ${result.title}`, result.intro, standing(result, budget), ...tables]
    .filter(Boolean)
    .join('\n\n');
}

/** The whole page; the same for the same budget and the same measurements. */
export const pageOf = ({ results }: Measured, budget: Budget): string =>
  `${[INTRO, ...results.map((result) => sectionOf(result, budget))].join('\n')}\n`.replace(/\n{3,}/g, '\n\n');
