import { parse, requestId, type RouteRow } from '@xiuda/domain';
import * as z from 'zod/mini';
import type { AdminOperation } from '../admin-resource';
import { audited } from '../audited';
import { itemId as routeId } from './item-fields';
import { routeNames } from './route-names';

const INPUT = z.strictObject({ id: routeId, requestId });

/** Tickets keep whoever has them; what is gone already stays gone. */
export const removeRoute: AdminOperation<{ id: string }> = async (event, admin) => {
  const input = parse(INPUT, event);
  const result = { id: input.id };
  const names = await routeNames();
  return audited(admin, input, async (transaction) => {
    const document = transaction.collection('routes').doc(input.id);
    const rule = (await document.get()).data as RouteRow | null;
    if (!rule) return { result };
    await document.remove();
    return { result, note: { kind: 'route', subject: names.title(rule), deed: '删除' } };
  });
};
