/** What a check comes to, in words. */
import type { Check } from '@xiuda/domain';

/** A check without what it is about. */
export type Finding = Pick<Check, 'state' | 'found' | 'mend'>;

export const fine = (found: string): Finding => ({ state: 'ok', found, mend: '' });
export const wrong = (found: string, mend: string): Finding => ({ state: 'wrong', found, mend });
export const unknown = (found: string, mend = '过几分钟再查一次'): Finding => ({
  state: 'unknown',
  found,
  mend,
});
export const off = (found: string, mend: string): Finding => ({ state: 'off', found, mend });

/** Deploying is idempotent: it is what mends whatever was left out. */
export const DEPLOY = '在电脑上再部署一次（npm run deploy）';
