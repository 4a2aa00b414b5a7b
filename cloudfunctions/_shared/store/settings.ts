/** What the institution has set. */
import { DEFAULT_SETTINGS, type Settings, type SettingsPart } from '@xiuda/domain';
import { database } from '../sdk';

/** One part of the settings; defaults stand in for what nobody has set. */
export async function readSettings<P extends SettingsPart>(part: P): Promise<Settings[P]> {
  const { data } = await database.collection('settings').doc(part).get();
  return { ...DEFAULT_SETTINGS[part], ...(data as Partial<Settings[P]> | null) };
}
