/** Indexes and rules as they were deployed last, against those of this bundle: no function can list them itself. */
import { type Check, fullTime } from '@xiuda/domain';
import { fingerprint } from '../../../cloudbase/fingerprint';
import { VERSION } from '../version';
import { readDeployed } from './records';
import { DEPLOY, type Finding, fine, wrong } from './finding';

async function judge(): Promise<Finding> {
  const deployed = await readDeployed();
  if (!deployed) return wrong('没有部署记录，不知道索引和权限规则是不是齐全', DEPLOY);
  const { version, at } = deployed;
  const when = `${fullTime(at)} 部署的 ${version}`;
  if (deployed.fingerprint !== fingerprint)
    return wrong(`${when} 与云函数 ${VERSION} 的集合、索引、规则不是同一份`, DEPLOY);
  return fine(`${when}，与云函数的定义相同`);
}

export const checkDeployed = async (): Promise<Check[]> => [
  { id: 'deployed', name: '索引与规则', ...(await judge()) },
];
