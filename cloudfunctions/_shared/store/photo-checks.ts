/** Photos that WeChat was asked about, among the other records of files; their ids name what WeChat calls the question. */
import type { Verdict } from '@xiuda/domain';
import { command, database } from '../sdk';

export interface PhotoCheck {
  readonly fileId: string;
  readonly ticketId: string;
  readonly askedAt: Date;
  /** Absent until WeChat has told. */
  readonly suggest?: Verdict;
  /** WeChat's number of what it saw. */
  readonly label?: number | string;
  readonly toldAt?: Date;
}

const files = () => database.collection('files');
const idOf = (traceId: string): string => `check:${traceId}`;

export async function addPhotoCheck({
  traceId,
  ...check
}: { readonly traceId: string } & Omit<PhotoCheck, 'askedAt'>): Promise<void> {
  await files().add({ data: { _id: idOf(traceId), ...check, askedAt: new Date() } });
}

export async function findPhotoCheck(traceId: string): Promise<PhotoCheck | undefined> {
  const { data } = await files().doc(idOf(traceId)).get();
  return (data as PhotoCheck | null) ?? undefined;
}

/** What WeChat told of it. */
export async function settlePhotoCheck(
  traceId: string,
  told: Required<Pick<PhotoCheck, 'suggest'>> & Pick<PhotoCheck, 'label'>,
): Promise<void> {
  const { suggest, label } = told;
  const data = { suggest: command.set(suggest), toldAt: command.set(new Date()) };
  await files()
    .doc(idOf(traceId))
    .update({ data: { ...data, ...(label !== undefined && { label: command.set(label) }) } });
}
