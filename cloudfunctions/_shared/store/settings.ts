/** What the institution has set. */
import { DEFAULT_SETTINGS, type Settings, type SettingsPart } from '@xiuda/domain';
import { command, database } from '../sdk';

type Stored = { readonly _id: SettingsPart };

/** A part as it holds: defaults stand in for what nobody has set. */
export function settingsPart<P extends SettingsPart>(part: P, stored: unknown): Settings[P] {
  const { _id: _, ...set } = (stored ?? {}) as Partial<Stored>;
  return { ...DEFAULT_SETTINGS[part], ...set };
}

/** These parts of what is stored of the settings. */
export function partsOf<P extends SettingsPart>(
  parts: readonly P[],
  documents: readonly unknown[],
): Pick<Settings, P> {
  const found = new Map((documents as Stored[]).map((stored) => [stored._id, stored]));
  return Object.fromEntries(
    parts.map((part) => [part, settingsPart(part, found.get(part))]),
  ) as unknown as Pick<Settings, P>;
}

/** These parts of the settings in one round trip. */
export async function readParts<P extends SettingsPart>(parts: readonly P[]): Promise<Pick<Settings, P>> {
  const { data } = await database
    .collection('settings')
    .where({ _id: command.in(parts) })
    .get();
  return partsOf(parts, data);
}

/** One part of the settings. */
export async function readSettings<P extends SettingsPart>(part: P): Promise<Settings[P]> {
  const { data } = await database.collection('settings').doc(part).get();
  return settingsPart(part, data);
}
