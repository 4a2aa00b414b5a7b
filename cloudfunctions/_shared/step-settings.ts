/** What the institution has set about steps: read by those that it concerns only. */
import { type AnyInput, AppError, type Settings, type Texts, textsOf } from '@xiuda/domain';
import { partsOf, readParts } from './store/settings';
import type { TicketWith } from './store/ticket-with';

const PARTS = ['content', 'limits'] as const;

export type StepSettings = Pick<Settings, (typeof PARTS)[number]>;

/** The parts that this input is judged by: none where it has neither words nor photos. */
export const partsFor = (input: Pick<AnyInput, 'photos'> & Texts): typeof PARTS | readonly [] =>
  input.photos?.length || Object.keys(textsOf(input)).length ? PARTS : [];

/**
 * Nothing where the input has neither words nor photos, or where the settings cannot be read: that keeps nobody from reporting.
 * Never fails.
 */
export async function loadStepSettings(
  input: Pick<AnyInput, 'photos'> & Texts,
): Promise<StepSettings | undefined> {
  if (!partsFor(input).length) return undefined;
  return readParts(PARTS).catch((error: unknown) => {
    console.error('settings', error);
    return undefined;
  });
}

/** The same of what was read together with the ticket. */
export const settingsIn = (
  input: Pick<AnyInput, 'photos'> & Texts,
  found: TicketWith | undefined,
): StepSettings | undefined =>
  found && partsFor(input).length ? partsOf(PARTS, found.of('settings')) : undefined;

/** @throws AppError INVALID_INPUT where there are more photos than the institution takes */
export function checkPhotoCount(count: number, settings: StepSettings | undefined): void {
  const most = settings?.limits.photos ?? count;
  if (count > most) throw new AppError('INVALID_INPUT', { photos: `最多添加 ${most} 张照片` });
}
