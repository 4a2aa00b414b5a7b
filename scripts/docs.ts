/** Prints the workflow from the transition table into docs/workflow.md and README.md; `--check` only compares. */
import { readFile, writeFile } from 'node:fs/promises';
import {
  ACTOR_RULES,
  ALL_ACTIONS,
  ALL_STATUSES,
  type ActionId,
  type ActorRuleId,
  type Addressee,
  actionRow,
  ROLES,
  STATUSES,
  statusRow,
} from '../domain';
import { inRoot } from './paths';
import { run } from './run';

const WHO: Record<ActorRuleId, string> = {
  anybody: '任何人',
  itsReporter: '报修人本人',
  anyPreReviewer: '任一预审员',
  assignedReviewer: '指定的审核员',
  assignedWorker: '指定的维修工',
  anyWorker: '任一维修工',
  system: '系统（定时）',
  admin: '管理员',
};

const TOLD: Record<Addressee, string> = {
  preReviewers: '全体预审员',
  reviewer: '审核员',
  worker: '维修工',
  workers: '全体维修工',
  reporter: '报修人',
  previousReviewer: '原审核员',
  previousWorker: '原维修工',
  owner: '当前处理人',
  onDuty: '全体在岗人员',
  followers: '我也遇到的人',
};

const words = (list: readonly string[]): string => (list.length ? list.join('、') : '–');

const labelsOf = (action: ActionId): string => {
  const { label, labels = {}, unacceptedLabel } = actionRow(action);
  const others = Object.entries(labels).map(
    ([role, other]) => `${other}（${ROLES[role as keyof typeof ROLES].label}）`,
  );
  return [...(unacceptedLabel ? [`${unacceptedLabel}（还没有验收）`] : []), label, ...others].join(' / ');
};

/** What must hold beside the status. */
function conditions(action: ActionId): string[] {
  const { withinDays, unless, onlyDangerous, allowedBy } = actionRow(action);
  return [
    ...(withinDays === undefined ? [] : [`完工 ${withinDays} 天内`]),
    ...(unless ? ['还没有验收'] : []),
    ...(onlyDangerous ? ['紧急报修'] : []),
    ...(allowedBy ? ['设置允许'] : []),
  ];
}

function row(action: ActionId): string {
  const { by, from, to, tells, alarms = [] } = actionRow(action);
  const cells = [
    `\`${action}\``,
    labelsOf(action),
    words(by.map((rule) => WHO[rule])),
    [words(from.map((status) => STATUSES[status].label)), ...conditions(action)].join('；'),
    to === 'same' ? '不变' : STATUSES[to].label,
    words([
      ...tells.map((addressee) => TOLD[addressee]),
      ...alarms.map((addressee) => `${TOLD[addressee]}（紧急报修）`),
    ]),
  ];
  return `| ${cells.join(' | ')} |`;
}

const TABLE = [
  '| 动作 | 按钮 | 谁 | 从 | 到 | 通知 |',
  '| --- | --- | --- | --- | --- | --- |',
  ...ALL_ACTIONS.map(row),
].join('\n');

/** Moves between two different statuses, as a diagram; each pair once. */
function diagram(): string {
  const edges = new Map<string, string[]>();
  for (const action of ALL_ACTIONS) {
    const { from, to, label } = actionRow(action);
    const starts = from.length ? from : ['[*]'];
    for (const start of starts) {
      if (to === 'same' || to === start) continue;
      const edge = `  ${start} --> ${to}`;
      edges.set(edge, [...(edges.get(edge) ?? []), label]);
    }
  }
  const names = ALL_STATUSES.map((status) => `  ${status}: ${STATUSES[status].label}`);
  const lines = [...edges].map(([edge, labels]) => `${edge}: ${labels.join(' / ')}`);
  return ['```mermaid', 'stateDiagram-v2', ...names, ...lines, '```'].join('\n');
}

const OWNERS = {
  preReviewers: '全体预审员',
  reviewer: '审核员',
  worker: '维修工',
  reporter: '报修人',
} as const;

const statuses = [
  '| 状态 | 标签 | 正在等 |',
  '| --- | --- | --- |',
  ...ALL_STATUSES.map((status) => {
    const { label, owner, waitsFor } = statusRow(status);
    return `| \`${status}\` | ${label} | ${owner ? `${OWNERS[owner]} ${waitsFor}` : '–'} |`;
  }),
].join('\n');

const PAGE = `# 工单流程

<!-- Printed from domain/ by \`npm run docs\`; do not edit. -->

## 状态

${statuses}

## 动作

表里没有的一律拒绝，什么也不改。每个动作是一个云函数 \`ticket-<动作>\`。

${TABLE}

## 图

${diagram()}

权限由 ${Object.keys(ACTOR_RULES).length} 条规则判断，见 domain/actors.ts；字段变化见 domain/step.ts。
`;

const MARKS = ['<!-- workflow:start -->', '<!-- workflow:end -->'] as const;

function withTable(readme: string): string {
  const [start, end] = MARKS.map((mark) => readme.indexOf(mark));
  if (start === undefined || end === undefined || start < 0 || end < start) {
    throw new Error('README.md has lost the marks of the workflow table');
  }
  return `${readme.slice(0, start)}${MARKS[0]}\n\n${TABLE}\n\n${readme.slice(end)}`;
}

run(async () => {
  const check = process.argv.includes('--check');
  const readme = await readFile(inRoot('README.md'), 'utf8');
  const wanted = new Map([
    [inRoot('docs', 'workflow.md'), PAGE],
    [inRoot('README.md'), withTable(readme)],
  ]);
  for (const [file, text] of wanted) {
    const stands = await readFile(file, 'utf8').catch(() => '');
    if (stands === text) continue;
    if (check) throw new Error(`${file} is not what domain/ says; run: npm run docs`);
    await writeFile(file, text);
  }
});
