import { isNew, type SetupCounts } from '@xiuda/domain';
import { call } from '../../../services/cloud';
import { open } from '../../../services/navigation';
import { FIRST_STEPS } from '../../../services/routes';
import { staffRoles } from '../../../services/session';

/** Leads whoever has just become the admin of an institution that has nothing yet to what is to be set up. Nothing is lost where it fails. */
export async function offerFirstSteps(): Promise<void> {
  if (!staffRoles().includes('admin')) return;
  try {
    const counts = await call<SetupCounts>('admin-settings', { op: 'progress' });
    if (isNew(counts)) await open(FIRST_STEPS);
  } catch (error) {
    console.warn('first steps', error);
  }
}
