/** What the institution has allowed beside what the table allows everywhere. */
import { NO_RULES, type Rules } from '@xiuda/domain';
import { readSettings } from './store/settings';

/** Nothing where it cannot be read. Never fails. */
export const loadRules = (): Promise<Rules> =>
  readSettings('urgency').catch((error: unknown) => {
    console.error('settings', error);
    return NO_RULES;
  });
