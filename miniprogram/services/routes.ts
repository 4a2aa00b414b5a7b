/** Addresses of the pages that are opened with parameters. WeChat hands values over as they stand in the address. */
import type { ActionId } from '@xiuda/domain';

export const LOGIN = '/packages/account/login/login';
export const BIND = '/packages/account/bind/bind';
export const CREATE = '/packages/ticket/create/create';
export const ALL_TICKETS = '/packages/admin/tickets/tickets';

export const detailPage = (ticketId: string): string =>
  `/packages/ticket/detail/detail?id=${encodeURIComponent(ticketId)}`;

/** What the form of a step has to know of its ticket. */
export interface ActTarget {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  /** Staff numbers of its present assignees: none of them can be chosen. */
  readonly assignees: readonly string[];
}

export const actPage = (action: ActionId, { id, version, title, assignees }: ActTarget): string =>
  `/packages/ticket/act/act?id=${encodeURIComponent(id)}&action=${action}&version=${version}` +
  `&title=${encodeURIComponent(title)}&assignees=${encodeURIComponent(assignees.join())}`;

type Query = Readonly<Record<string, string | undefined>>;

/** The way back from `actPage`. */
export const actTarget = ({ id = '', version, title = '', assignees = '' }: Query): ActTarget => ({
  id: decodeURIComponent(id),
  version: Number(version),
  title: decodeURIComponent(title),
  assignees: decodeURIComponent(assignees).split(',').filter(Boolean),
});
