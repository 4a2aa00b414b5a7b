/** 派单规则, as admins see them. */
import { call } from '../../../services/cloud';

interface Named {
  readonly id: string;
  readonly name: string;
}

interface Person {
  readonly staffNo: string;
  readonly name: string;
  readonly absent?: string;
}

/** As `admin-catalog · routes` answers. */
export interface Rule {
  readonly id: string;
  readonly title: string;
  readonly area?: Named;
  readonly item?: Named;
  readonly reviewer?: Person;
  readonly worker?: Person;
}

export interface RuleLine {
  readonly id: string;
  readonly title: string;
  /** 审核 王建国，维修 陈志强. */
  readonly people: string;
  /** Why somebody of them is not suggested at present; empty: all are. */
  readonly warning: string;
}

/** @throws CloudError */
export const loadRules = async (): Promise<readonly Rule[]> =>
  (await call<{ routes: Rule[] }>('admin-catalog', { op: 'routes' })).routes;

export function lineOf({ id, title, reviewer, worker }: Rule): RuleLine {
  const people = [reviewer && `审核 ${reviewer.name}`, worker && `维修 ${worker.name}`];
  const absent = [reviewer, worker].flatMap((one) => (one?.absent ? [`${one.name} ${one.absent}`] : []));
  return { id, title, people: people.filter(Boolean).join('，'), warning: absent.join('，') };
}
