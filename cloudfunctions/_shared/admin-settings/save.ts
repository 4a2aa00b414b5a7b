import {
  type AuditNote,
  PART_LABELS,
  parse,
  requestId,
  SETTINGS_INPUTS,
  SETTINGS_PARTS,
  type Settings,
  type SettingsPart,
  settingsAfter,
  settingsChanges,
} from '@xiuda/domain';
import * as z from 'zod/mini';
import type { AdminOperation } from '../admin-resource';
import { audited } from '../audited';
import type { Data } from '../sdk';
import { settingsPart } from '../store/settings';

const INPUT = z.strictObject({
  part: z.enum(SETTINGS_PARTS, '没有这一组设置'),
  value: z.unknown(),
  requestId,
});

interface Saved {
  readonly part: SettingsPart;
  /** As it holds now. */
  readonly value: Settings[SettingsPart];
}

/** A field by its whole path: `value.phone`, `value.templates.progress.fields.thing1`. */
const dotted = (path: readonly PropertyKey[]): string => path.join('.');

/**
 * Sets the fields of one part that are named; all others stay as they are, so that two admins who change different ones lose nothing.
 * @throws AppError INVALID_INPUT, details: path of the field → sentence
 */
export const save: AdminOperation<Saved> = async (event, admin) => {
  const { part, value: given, requestId: wish } = parse(INPUT, event);
  const { value: change } = parse(z.strictObject({ value: SETTINGS_INPUTS[part] }), { value: given }, dotted);
  return audited(admin, { part, change, requestId: wish }, async (transaction) => {
    const document = transaction.collection('settings').doc(part);
    const before = settingsPart(part, (await document.get()).data);
    const value = settingsAfter(before, change);
    const changes = settingsChanges(part, before, value);
    const note: AuditNote = { kind: 'setting', subject: PART_LABELS[part], deed: '修改', changes };
    if (!changes.length) return { result: { part, value } };
    await document.set({ data: { ...value } as Data });
    return { result: { part, value }, note };
  });
};
