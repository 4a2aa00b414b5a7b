import { type AccountView, ERRORS } from '@xiuda/domain';
import { act, CloudError } from '../../../services/cloud';
import { consentSettled } from '../../../services/consent';
import { fieldErrors, sentenceOf } from '../../../services/feedback';
import type { ReportForm } from '../components/report-form/report-form';
import type { DraftPhoto } from '../services/photo-draft';
import { noteChoice } from '../services/recent-choices';
import { HALL } from '../../../services/routes';
import { remember } from '../../../services/session';
import type { WireTicket } from '../../../services/wire';
import { inputOf, type Report } from './report';

/** For the next report; nothing is lost but a convenience where it fails. */
async function rememberFrom(
  { areaId, address, contactName, contactPhone }: Report,
  account: AccountView | undefined,
): Promise<void> {
  const { lastPlace } = account ?? {};
  const update = {
    ...(contactName !== account?.contactName && { contactName }),
    ...(contactPhone && contactPhone !== account?.contactPhone && { contactPhone }),
    ...((areaId !== lastPlace?.areaId || address !== lastPlace.address) && {
      lastPlace: { areaId, address },
    }),
  };
  if (!Object.keys(update).length) return;
  await remember(update).catch((error: unknown) => console.warn('remember', error));
}

/**
 * Sends what the form says once its photos have arrived.
 * @throws CloudError; after NETWORK the same report may be sent again
 */
export async function sendReport(
  form: Pick<ReportForm, 'report' | 'photos'>,
  account: AccountView | undefined,
): Promise<WireTicket> {
  const [photos] = await Promise.all([form.photos().settled(), consentSettled()]);
  const report = form.report();
  const { ticket } = await act('submit', inputOf(report, photos));
  noteChoice('areas', report.areaId);
  noteChoice('items', report.itemId);
  void rememberFrom(report, account);
  return ticket;
}

/** An earlier tap, to which no answer came, had been taken after all. */
export const hasArrivedBefore = (error: unknown): boolean => 'requestId' in fieldErrors(error);

/** Field → sentence, of a refusal that belongs to fields. */
export function refusedFields(error: unknown, photos: readonly DraftPhoto[]): Record<string, string> {
  const lacksPhone = error instanceof CloudError && error.code === 'PHONE_REQUIRED';
  return {
    ...fieldErrors(error),
    ...(lacksPhone && { contactPhone: ERRORS.PHONE_REQUIRED }),
    ...(photos.some(({ failed }) => failed) && { photos: sentenceOf(error) }),
  };
}

/** The answer to an earlier tap was lost, and the report was changed since: it stands as it was. */
export async function showArrivedBefore(): Promise<void> {
  const content = '刚才的报修其实已经提交成功，之后改动的内容没有提交。可以在报修大厅查看。';
  await wx.showModal({ title: '已经提交过了', content, showCancel: false, confirmText: '去查看' });
  await wx.switchTab({ url: HALL });
}
