/** A change of a person that waits until their tickets are handed over. It does not outlast the app: what was typed is still in the form. */
import type { PersonInput } from '@xiuda/domain';

export interface PendingSave {
  readonly input: PersonInput;
  /** Of the save that was refused: it has changed nothing, so the same one may be sent again. */
  readonly requestId: string;
}

let waiting: PendingSave | undefined;

export function putOff(save: PendingSave | undefined): void {
  waiting = save;
}

export const pendingFor = (staffNo: string): PendingSave | undefined =>
  waiting?.input.staffNo === staffNo ? waiting : undefined;
