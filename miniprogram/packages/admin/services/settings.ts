/** The settings of the institution, as the pages of admins read and save them. */
import { type Settings, type SettingsChange, type SettingsPart, serviceOf } from '@xiuda/domain';
import { call, CloudError } from '../../../services/cloud';
import { fieldErrors } from '../../../services/feedback';
import { newRequestId } from '../../../services/request-id';
import { keepService } from '../../../services/service';

/** One per intended change. It outlives a lost answer, so that the next tap asks for the same change again. */
const requestIds = new Map<string, string>();

const isAnswer = (error: unknown): boolean => error instanceof CloudError && error.code !== 'NETWORK';

/** What the admin's own phone shows follows at once. */
function keepOwn(settings: Settings): void {
  keepService(serviceOf(settings));
}

/** @throws CloudError */
export async function loadSettings(): Promise<Settings> {
  const { settings } = await call<{ settings: Settings }>('admin-settings', { op: 'get' });
  keepOwn(settings);
  return settings;
}

/**
 * Changes these fields of one part.
 * @throws CloudError; `settingErrors` tells what is wrong with which field
 */
export async function saveSettings<P extends SettingsPart>(part: P, value: SettingsChange<P>): Promise<void> {
  const wish = JSON.stringify([part, value]);
  const requestId = requestIds.get(wish) ?? newRequestId();
  requestIds.set(wish, requestId);
  try {
    await call('admin-settings', { op: 'save', part, value, requestId });
    requestIds.delete(wish);
  } catch (error) {
    if (isAnswer(error)) requestIds.delete(wish);
    throw error;
  }
}

/** Sentences of a refusal by the path of their field: `phone`, `templates.task.fields.thing1`. */
export const settingErrors = (error: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fieldErrors(error)).map(([path, words]) => [path.replace(/^value\./, ''), words]),
  );
