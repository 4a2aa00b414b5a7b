/** The plan as an IT person reads it. */
import type { IndexDefinition } from '../../cloudbase';
import type { Change, FunctionUpdate, Plan, PresentFunction, WantedFunction } from './model';

const keysWords = ({ keys }: IndexDefinition): string =>
  keys.map(([path, direction]) => (direction === 1 ? path : `${path}↓`)).join('、');

const indexWords = (collection: string, index: IndexDefinition): string =>
  `${index.unique ? '唯一索引' : '索引'} ${collection}.${index.name}（${keysWords(index)}）`;

const PART_WORDS: Record<keyof FunctionUpdate, (wanted: WantedFunction, present: PresentFunction) => string> =
  {
    code: () => '代码',
    timeout: (wanted, present) => `超时 ${present.timeout} → ${wanted.timeout} 秒`,
    memory: (wanted, present) => `内存 ${present.memory} → ${wanted.memory} MB`,
    variables: () => '环境变量',
  };

const partWords = (parts: FunctionUpdate, wanted: WantedFunction, present: PresentFunction): string =>
  (Object.keys(PART_WORDS) as (keyof FunctionUpdate)[])
    .filter((part) => parts[part])
    .map((part) => PART_WORDS[part](wanted, present))
    .join('，');

type Kind = Change['kind'];
type Of<K extends Kind> = Extract<Change, { kind: K }>;

const LINES: { readonly [K in Kind]: (change: Of<K>) => string } = {
  collection: ({ name }) => `新建 集合 ${name}`,
  permission: ({ collection, from }) =>
    `修改 集合 ${collection} 的权限：${from ?? '默认'} → ADMINONLY（小程序端不能直接读写）`,
  index: ({ collection, index }) => `新建 ${indexWords(collection, index)}`,
  uniqueness: ({ collection, index }) => `修改 ${indexWords(collection, index)}：先删旧的再建`,
  storageRule: () => '修改 云存储的安全规则',
  functionRules: () => '修改 云函数的安全规则',
  function: ({ wanted, isRetry }) => `新建 云函数 ${wanted.name}${isRetry ? '（上次没有建成）' : ''}`,
  update: ({ wanted, present, parts }) => `修改 云函数 ${wanted.name}：${partWords(parts, wanted, present)}`,
  timer: ({ name, timer, replaces }) =>
    `${replaces ? '修改' : '新建'} 定时触发器 ${name}.${timer.name}（${timer.cron}）`,
  admin: ({ row }) => `新建 第一位管理员 ${row.name}（学工号 ${row.staffNo}）`,
  migrations: ({ titles }) =>
    titles.length ? `修改 已有的数据：${titles.join('；')}` : '新建 数据版本的记录（没有要转换的旧数据）',
  oldIndex: ({ collection, name }) => `修改 集合 ${collection}：删除已被替换的旧索引 ${name}（数据不受影响）`,
  record: ({ record }) => `修改 部署记录（版本 ${record.version}）`,
};

export const lineOf = <K extends Kind>(change: Of<K>): string =>
  (LINES[change.kind] as (one: Of<K>) => string)(change);

const keptWords = ({ collections, indexes, functions }: Plan['kept']): string =>
  `不变 集合 ${collections} 个，索引 ${indexes} 个，云函数 ${functions} 个`;

/** Everything that is to be done, and what stays; one line each. */
export function planLines(plan: Plan): string[] {
  return [
    ...(plan.changes.length
      ? ['要做的：', ...plan.changes.map((change) => `  ${lineOf(change)}`)]
      : ['没有要改的。']),
    keptWords(plan.kept),
    ...(plan.others.length
      ? [`不是修达的，不会动（${plan.others.length} 项）：`, ...plan.others.map((other) => `  ${other}`)]
      : []),
  ];
}
