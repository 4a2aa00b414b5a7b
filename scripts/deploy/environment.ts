/** Which environment is meant: by its id, or by the alias that it has in the console. */
import type { Keys } from '../cloud/keys';
import { type Cloud, openManager, patiently } from './cloud';

interface Listed {
  readonly EnvId?: string;
  readonly Alias?: string;
  readonly Status?: string;
}

const nameOf = ({ EnvId = '', Alias }: Listed): string => (Alias ? `${EnvId}（${Alias}）` : EnvId);

/** @throws Error naming the environments that there are */
function chosen(listed: readonly Listed[], wanted: string): Listed {
  const byId = listed.filter(({ EnvId }) => EnvId === wanted);
  const found = byId.length ? byId : listed.filter(({ Alias }) => Alias === wanted);
  const [first] = found;
  if (first && found.length === 1) return first;
  if (found.length)
    throw new Error(
      `有 ${found.length} 个环境的别名都是“${wanted}”，请写环境 ID：${found.map(nameOf).join('、')}`,
    );
  if (!listed.length)
    throw new Error('这个账号下没有云开发环境，请先在微信开发者工具里开通云开发（见 docs/deploy.md）');
  throw new Error(`没有环境“${wanted}”，这个账号下有：${listed.map(nameOf).join('、')}`);
}

/** @throws Error in one sentence where there is none of that name, or it is out of service */
export async function findEnvironment(keys: Keys, wanted: string): Promise<Cloud> {
  const { EnvList } = await patiently(() => openManager(keys).env.listEnvs());
  const found = chosen(EnvList ?? [], wanted);
  if (found.Status !== undefined && found.Status !== 'NORMAL')
    throw new Error(
      `环境 ${nameOf(found)} 现在不能用（${found.Status}），请在云开发控制台查看是否欠费或停用`,
    );
  const envId = found.EnvId ?? '';
  const manager = openManager(keys, envId);
  const environment = manager.currentEnvironment();
  await patiently(() => environment.lazyInit());
  const { Storages, Databases, Functions } = environment.lazyEnvironmentConfig;
  const bucket = Storages?.[0]?.Bucket;
  if (!bucket || !Databases?.[0]?.InstanceId || !Functions?.[0]?.Namespace)
    throw new Error(`环境 ${nameOf(found)} 还没有准备好（数据库、云存储或云函数未开通），请等 10 分钟再试`);
  return { envId, manager, region: keys.region, bucket };
}
