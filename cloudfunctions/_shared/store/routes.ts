/** 派单规则, by the pair of place and item that each is for. */
import type { RouteRow } from '@xiuda/domain';
import { routeId } from '../digest';
import { command, database } from '../sdk';

const routes = () => database.collection('routes');

/** More than there may be. */
const EVERY = 1000;

/** A query without a condition has no index. */
export async function allRoutes(): Promise<RouteRow[]> {
  const { data } = await routes()
    .where({ _id: command.gt('') })
    .limit(EVERY)
    .get();
  return data as RouteRow[];
}

/** Those for these pairs of place and item. */
export async function routesFor(pairs: readonly Pick<RouteRow, 'areaId' | 'itemId'>[]): Promise<RouteRow[]> {
  if (!pairs.length) return [];
  const ids = pairs.map(({ areaId, itemId }) => routeId(areaId, itemId));
  const { data } = await routes()
    .where({ _id: command.in(ids) })
    .limit(ids.length)
    .get();
  return data as RouteRow[];
}
