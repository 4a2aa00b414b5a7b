/** Calls of the function admin-roster about one person. */
import type { DeputyView, HeldTicket, PersonInput, RosterRow } from '@xiuda/domain';
import { call } from '../../../services/cloud';

export interface KnownArea {
  readonly id: string;
  readonly path: readonly string[];
}

export interface PersonAnswer {
  readonly person?: RosterRow & {
    readonly areas: readonly KnownArea[];
    readonly isSelf: boolean;
    /** Who stands in for them, now or later. */
    readonly deputy?: DeputyView;
  };
  readonly tickets: readonly HeldTicket[];
  readonly trades: readonly string[];
}

/** @param staffNo empty: what a form for somebody new needs. @throws CloudError */
export const getPerson = (staffNo: string): Promise<PersonAnswer> =>
  call('admin-roster', { op: 'get', ...(staffNo && { staffNo }) });

/** @returns tickets that came at the last moment and are still to be handed over. @throws CloudError */
export const savePerson = (
  input: PersonInput,
  isNew: boolean,
  requestId: string,
): Promise<{ left: number }> => call('admin-roster', { op: 'save', ...input, isNew, requestId });

/** @throws CloudError */
export const unbindPerson = (staffNo: string, requestId: string): Promise<unknown> =>
  call('admin-roster', { op: 'unbind', staffNo, requestId });

/** Nobody stands in for this person any more. @throws CloudError */
export const endDeputyOf = (staffNo: string, requestId: string): Promise<unknown> =>
  call('admin-roster', { op: 'endDeputy', staffNo, requestId });
