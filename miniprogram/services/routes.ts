/** Addresses of the pages that are opened with parameters. WeChat hands values over as they stand in the address. */
import type { ActionId } from '@xiuda/domain';

export const LOGIN = '/packages/account/login/login';
export const BIND = '/packages/account/bind/bind';
export const CREATE = '/packages/ticket/create/create';
export const ALL_TICKETS = '/packages/admin/tickets/tickets';

export const detailPage = (ticketId: string): string =>
  `/packages/ticket/detail/detail?id=${encodeURIComponent(ticketId)}`;

export const actPage = (action: ActionId, ticketId: string, version: number, title: string): string =>
  `/packages/ticket/act/act?id=${encodeURIComponent(ticketId)}&action=${action}&version=${version}` +
  `&title=${encodeURIComponent(title)}`;
