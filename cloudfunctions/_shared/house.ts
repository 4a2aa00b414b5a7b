/** What the institution has set that holds for every ticket that is shown: what it allows, and what time is measured by. */
import { DEFAULT_SETTINGS, type Paces, pacesOf, type Rules } from '@xiuda/domain';
import { readParts } from './store/settings';

export interface House {
  readonly rules: Rules;
  readonly paces: Paces;
  /** When it was asked, ms. */
  readonly now: number;
}

/** In one round trip, beside whatever else is read first; defaults where it cannot be read. Never fails. */
export async function loadHouse(): Promise<House> {
  const { urgency, clocks } = await readParts(['urgency', 'clocks']).catch((error: unknown) => {
    console.error('settings', error);
    return DEFAULT_SETTINGS;
  });
  return { rules: urgency, paces: pacesOf(clocks), now: Date.now() };
}
