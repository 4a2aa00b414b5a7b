import { AppError, hasRole, type MaterialOnHand, parse } from '@xiuda/domain';
import * as z from 'zod/mini';
import { loadActor } from '../actor';
import type { Operation } from '../resource';
import { materialRows } from '../store/materials';

const INPUT = z.strictObject({});

/**
 * What the store room has, for those who repair: asked for when they choose, because it is another number with every piece that
 * somebody takes, and the catalogue that phones keep is not.
 */
export const stock: Operation<{ materials: MaterialOnHand[] }> = async (event, openid) => {
  parse(INPUT, event);
  const [actor, rows] = await Promise.all([loadActor(openid), materialRows()]);
  if (!hasRole(actor, 'worker') && !hasRole(actor, 'admin')) throw new AppError('FORBIDDEN');
  return {
    materials: rows.flatMap(({ _id: id, name, unit, stock: left, isOff }) =>
      isOff ? [] : [{ id, name, unit, ...(left !== undefined && { left }) }],
    ),
  };
};
