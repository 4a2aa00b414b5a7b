import { changesOf, parse, requestId } from '@xiuda/domain';
import * as z from 'zod/mini';
import type { AdminOperation } from '../admin-resource';
import { audited } from '../audited';
import { submissionId } from '../digest';
import type { Data } from '../sdk';
import { nextCatalogVersion } from '../store/materials';
import { assertNameIsFree, compared, FIELDS } from './material-fields';

const INPUT = z.strictObject({ ...FIELDS, requestId });

/** A new material at the end of the list. Nobody has counted it yet. */
export const addMaterial: AdminOperation<{ id: string }> = async (event, admin) => {
  const input = parse(INPUT, event);
  const { requestId: wish, ...fields } = input;
  const id = submissionId(admin.openid, wish);
  return audited(admin, input, async (transaction) => {
    const writeVersion = await nextCatalogVersion(transaction);
    await assertNameIsFree(fields.name, id);
    const row = { ...fields, order: Date.now() };
    await transaction
      .collection('materials')
      .doc(id)
      .set({ data: row as Data });
    await writeVersion();
    const changes = changesOf(compared({}, row));
    return { result: { id }, note: { kind: 'material', subject: fields.name, deed: '新增', changes } };
  });
};
