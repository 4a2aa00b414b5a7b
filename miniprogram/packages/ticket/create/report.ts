/** A report while it is being written. */
import { type AccountView, ERRORS } from '@xiuda/domain';
import { inputErrors } from '../../../services/input-errors';
import { newRequestId } from '../../../services/request-id';

export interface Report {
  readonly areaId: string;
  readonly address: string;
  readonly itemId: string;
  readonly description: string;
  readonly contactName: string;
  readonly contactPhone: string;
  /** Of the submission that is intended; kept until it is certain what became of it. */
  readonly requestId: string;
}

export type ReportField = Exclude<keyof Report, 'requestId'>;
/** Sentences; empty where nothing is wrong. */
export type ReportErrors = Readonly<Record<ReportField | 'photos', string>>;

/** In the order of the page. */
export const NO_ERRORS: ReportErrors = {
  areaId: '',
  address: '',
  itemId: '',
  description: '',
  photos: '',
  contactName: '',
  contactPhone: '',
};

/** What is known of this person already. */
export const blankReport = (account: AccountView | undefined): Report => ({
  areaId: account?.lastPlace?.areaId ?? '',
  address: account?.lastPlace?.address ?? '',
  itemId: '',
  description: '',
  contactName: account?.contactName ?? account?.name ?? '',
  contactPhone: account?.contactPhone ?? account?.phone ?? '',
  requestId: newRequestId(),
});

/** At this place; an address belongs to the place that it was written for. Without an id nothing changes. */
export const at = (areaId: string, report: Report): Report =>
  !areaId || areaId === report.areaId ? report : { ...report, areaId, address: '' };

/** As `ticket-submit` takes it; an empty phone number stands for the verified one. */
export const inputOf = ({ contactPhone, ...report }: Report, photos: readonly string[]) => ({
  ...report,
  ...(contactPhone.trim() && { contactPhone }),
  ...(photos.length && { photos }),
});

/** The topmost field that something is wrong with. */
export const firstWrong = (errors: ReportErrors): string | undefined =>
  Object.keys(NO_ERRORS).find((field) => errors[field as keyof ReportErrors]);

/** The rules of the functions, asked before anything is sent: field → sentence, empty where all is well. */
export function errorsOf(report: Report, account: AccountView | undefined): Partial<ReportErrors> {
  const hasPhone = !!(report.contactPhone.trim() || account?.phone);
  return {
    ...inputErrors('submit', inputOf(report, [])),
    ...(!hasPhone && { contactPhone: ERRORS.PHONE_REQUIRED }),
  };
}
