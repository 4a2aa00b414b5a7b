/** A rule while it is being written. */
import { CloudError } from '../../../services/cloud';
import { loadRules } from '../routes/load';

export type RuleField = 'areaId' | 'itemId' | 'reviewerId' | 'workerId';

/** What a field names; empty where it names nothing. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

export type RuleForm = Readonly<Record<RuleField, Named>>;

const NOTHING: Named = { id: '', name: '' };

export const NO_RULE: RuleForm = {
  areaId: NOTHING,
  itemId: NOTHING,
  reviewerId: NOTHING,
  workerId: NOTHING,
};

const person = (one: { readonly staffNo: string; readonly name: string } | undefined): Named =>
  one ? { id: one.staffNo, name: one.name } : NOTHING;

/** @param id empty: a new one. @throws CloudError */
export async function loadRule(id: string): Promise<RuleForm> {
  if (!id) return NO_RULE;
  const rule = (await loadRules()).find((one) => one.id === id);
  if (!rule) throw new CloudError('NOT_FOUND', '这条规则已经被删除');
  const { area = NOTHING, item = NOTHING, reviewer, worker } = rule;
  return { areaId: area, itemId: item, reviewerId: person(reviewer), workerId: person(worker) };
}

/** As `saveRoute` takes it. */
export const wishOf = (form: RuleForm): Partial<Record<RuleField, string>> =>
  Object.fromEntries(Object.entries(form).flatMap(([field, { id }]) => (id ? [[field, id]] : [])));
