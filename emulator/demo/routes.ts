import { createHash } from 'node:crypto';
import type { RouteRow } from '@xiuda/domain';

/** One rule for each place and item, as the functions name it. */
function rule({ areaId, itemId, ...people }: Omit<RouteRow, '_id'>): RouteRow {
  const pair = `${areaId ?? ''}\n${itemId ?? ''}`;
  const _id = createHash('sha256').update(pair).digest('hex').slice(0, 32);
  return { _id, ...(areaId && { areaId }), ...(itemId && { itemId }), ...people };
}

/** 派单规则: two supervisors share the campus by group, and some places have a worker of their own. */
export const ROUTES: readonly RouteRow[] = [
  rule({ itemId: 'water-power', reviewerId: 'R0001' }),
  rule({ itemId: 'property', reviewerId: 'R0002' }),
  rule({ areaId: 'gly-d3', itemId: 'water-power', reviewerId: 'R0001', workerId: 'W0001' }),
  rule({ areaId: 'fc', itemId: 'property', workerId: 'W0003' }),
];
