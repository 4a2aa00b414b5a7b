/** Codes open the version of the mini program that messages open. */
import type { Settings } from '@xiuda/domain';
import type { CodeVersion } from '../store/codes';
import { readSettings } from '../store/settings';

const VERSIONS: Record<Settings['messages']['opens'], CodeVersion> = {
  formal: 'release',
  trial: 'trial',
  developer: 'develop',
};

export const codeVersion = async (): Promise<CodeVersion> => VERSIONS[(await readSettings('messages')).opens];
