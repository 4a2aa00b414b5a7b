/** Ids of the demo campus that only its data know, by the names that `visits.ts` has for them. */
import type { Result } from '@xiuda/domain';
import { ADMIN, REPORTER, REVIEWER, WORKER } from './visits';

interface Summary {
  readonly _id: string;
  readonly actions: readonly string[];
  readonly rating?: object;
}

/** @throws Error with the sentence of a refusal */
export async function ask<T>(url: string, openid: string, name: string, event: object): Promise<T> {
  const response = await fetch(`${url}/invoke/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-wx-openid': openid },
    body: JSON.stringify(event),
  });
  const { result } = (await response.json()) as { result: Result<T> };
  if (!result.ok) throw new Error(`${name}: ${result.error.message}`);
  return result.data;
}

/** The first ticket of this tab that is so. */
async function ticketIn(
  url: string,
  openid: string,
  [view, tab]: readonly [view: string, tab: string],
  isSo: (ticket: Summary) => boolean = () => true,
): Promise<string> {
  const asked = { op: 'list', view, tab, limit: 50 };
  const { tickets } = await ask<{ tickets: readonly Summary[] }>(url, openid, 'tickets', asked);
  const found = tickets.find(isSo);
  if (!found) throw new Error(`the demo campus has no such ticket in ${view} · ${tab}`);
  return found._id;
}

/** @param url of the local cloud, filled with the demo campus */
export async function namedThings(url: string): Promise<Readonly<Record<string, string>>> {
  const { routes } = await ask<{ routes: readonly { readonly _id: string }[] }>(url, ADMIN, 'admin-catalog', {
    op: 'routes',
  });
  return {
    route: routes[0]?._id ?? '',
    pending: await ticketIn(url, REPORTER, ['reporter', 'open'], ({ actions }) => actions.includes('edit')),
    toReview: await ticketIn(url, REVIEWER, ['reviewer', 'pending']),
    rated: await ticketIn(url, REVIEWER, ['reviewer', 'done'], ({ rating }) => rating !== undefined),
    inRepair: await ticketIn(url, WORKER, ['worker', 'repairing']),
  };
}
