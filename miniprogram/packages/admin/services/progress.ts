import { type SetupCounts, stepsLeft } from '@xiuda/domain';
import { call } from '../../../services/cloud';

/** @throws CloudError */
export const loadProgress = (): Promise<SetupCounts> => call('admin-settings', { op: 'progress' });

/** `还差 3 步`; empty where everything is set up. */
export function wordsLeft(counts: SetupCounts): string {
  const { length } = stepsLeft(counts);
  return length ? `还差 ${length} 步` : '';
}
