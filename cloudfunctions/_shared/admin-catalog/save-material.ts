import { changesOf, parse, requestId } from '@xiuda/domain';
import * as z from 'zod/mini';
import type { AdminOperation } from '../admin-resource';
import { audited } from '../audited';
import { changeMaterial, materialWithin, nextCatalogVersion } from '../store/materials';
import { assertNameIsFree, compared, FIELDS, gone, materialId } from './material-fields';

const INPUT = z.strictObject({ materialId, ...FIELDS, requestId });

/** Name, unit, price and limit; what is left out is taken away. How many there are is moved, not written over. */
export const saveMaterial: AdminOperation<{ id: string }> = async (event, admin) => {
  const input = parse(INPUT, event);
  const { materialId: id, name, unit, price, lowAt } = input;
  return audited(admin, input, async (transaction) => {
    const writeVersion = await nextCatalogVersion(transaction);
    const before = await materialWithin(transaction, id);
    if (!before) throw gone();
    await assertNameIsFree(name, id);
    const fields = { name, unit, price, lowAt };
    const changes = changesOf(compared(before, fields));
    if (!changes.length) return { result: { id } };
    await changeMaterial(transaction, id, fields);
    if (before.name !== name || before.unit !== unit) await writeVersion();
    return { result: { id }, note: { kind: 'material', subject: name, deed: '修改', changes } };
  });
};
