/** What the institution has set about steps. A step that it concerns reads it in one round trip, beside everything else. */
import { type AnyInput, AppError, type Settings, type Texts, textsOf } from '@xiuda/domain';
import { readParts } from './store/settings';

export type StepSettings = Pick<Settings, 'content' | 'limits'>;

/**
 * Nothing where the input has neither words nor photos, or where the settings cannot be read: that keeps nobody from reporting.
 * Never fails.
 */
export async function loadStepSettings(
  input: Pick<AnyInput, 'photos'> & Texts,
): Promise<StepSettings | undefined> {
  if (!input.photos?.length && !Object.keys(textsOf(input)).length) return undefined;
  return readParts(['content', 'limits']).catch((error: unknown) => {
    console.error('settings', error);
    return undefined;
  });
}

/** @throws AppError INVALID_INPUT where there are more photos than the institution takes */
export function checkPhotoCount(count: number, settings: StepSettings | undefined): void {
  const most = settings?.limits.photos ?? count;
  if (count > most) throw new AppError('INVALID_INPUT', { photos: `最多添加 ${most} 张照片` });
}
