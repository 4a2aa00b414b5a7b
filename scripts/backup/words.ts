/** What backup and restore tell the IT person. */
import type { Manifest } from './format';
import type { Plan } from './restore';

const MB = 1024 * 1024;

const timeOf = (iso: string): string =>
  new Date(iso).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai', hour12: false });

/** What is in an archive, a line each. */
export function contents({
  env,
  product,
  collections,
  files,
  startedAt,
  endedAt,
  moving,
  absent,
}: Manifest): string[] {
  const documents = collections.reduce((sum, { count }) => sum + count, 0);
  const tickets = collections.find(({ name }) => name === 'tickets')?.count ?? 0;
  return [
    `环境 ${env}，修达 ${product}，${timeOf(startedAt)} 至 ${timeOf(endedAt)}`,
    `记录 ${documents} 条（工单 ${tickets} 张），文件 ${files.count} 个（${(files.bytes / MB).toFixed(1)} MB）`,
    ...(files.missing > 0
      ? [`有 ${files.missing} 个文件在备份时已经不在云存储里，清单见备份中的 files.ndjson`]
      : []),
    ...(absent.length > 0 ? [`环境里没有这些集合：${absent.join('、')}`] : []),
    moving.length > 0
      ? `备份期间有人在用，这些集合在变：${moving.join('、')}。每条记录都完整，但不是同一时刻的；要同一时刻的，请在夜里没有人用时备份`
      : '所有记录是同一时刻的',
  ];
}

export const afterBackup = (manifest: Manifest, to: string): string[] => [
  ...contents(manifest),
  `已备份到 ${to}，并重新读过一遍，内容完整`,
  '里面有姓名、手机号和照片：只有您能读（权限 600）。请加密保存在云开发以外的地方，不要发到聊天软件里',
];

const MIGRATE = (env: string): string =>
  `备份来自旧版本，恢复后请再运行 npm run deploy -- --env ${env}，把数据升级到现在的版本`;

export const planOf = ({ manifest, isContinued, needsMigration, firstRows }: Plan, env: string): string[] => [
  ...contents(manifest),
  isContinued ? `将继续上次没有做完的恢复，到环境 ${env}` : `将恢复到空的环境 ${env}`,
  ...(manifest.env === env
    ? []
    : [
        `环境不同：${manifest.env} → ${env}，照片等文件的编号会一并改好`,
        '注意：恢复后定时任务会在这个环境里照常给真人发提醒。如果只是演练，请先在云开发控制台停用云函数 sweep 的触发器',
      ]),
  ...(firstRows.length > 0
    ? [`部署时写入的人员 ${firstRows.join('、')} 会留着；备份里有同一工号的，以备份为准`]
    : []),
  ...(needsMigration ? [MIGRATE(env)] : []),
];

export const afterRestore = ({ needsMigration }: Plan, env: string): string[] => [
  `已恢复到环境 ${env}，写入的记录都重新读出来核对过`,
  ...(needsMigration ? [MIGRATE(env)] : []),
  '请由管理员登录小程序，看一遍“我的 → 管理 → 系统自检”，再打开几张工单看一看',
];
