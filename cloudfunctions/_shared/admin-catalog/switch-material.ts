import { parse, requestId } from '@xiuda/domain';
import * as z from 'zod/mini';
import type { AdminOperation } from '../admin-resource';
import { audited } from '../audited';
import { changeMaterial, materialWithin, nextCatalogVersion } from '../store/materials';
import { gone, materialId } from './material-fields';

const INPUT = z.strictObject({ materialId, isOff: z.boolean('请刷新后再试'), requestId });

/** Offers a material to those who repair, or does not any more; what was taken of it can still be given back. */
export const switchMaterial: AdminOperation<{ isOff: boolean }> = async (event, admin) => {
  const input = parse(INPUT, event);
  const { materialId: id, isOff } = input;
  return audited(admin, input, async (transaction) => {
    const writeVersion = await nextCatalogVersion(transaction);
    const before = await materialWithin(transaction, id);
    if (!before) throw gone();
    if ((before.isOff ?? false) === isOff) return { result: { isOff } };
    await changeMaterial(transaction, id, { isOff: isOff || undefined });
    await writeVersion();
    const deed = isOff ? '停用' : '启用';
    return { result: { isOff }, note: { kind: 'material', subject: before.name, deed } };
  });
};
