import { DANGER_KINDS } from '@xiuda/domain';
import type { WireTicket } from '../../../services/wire';

type Sent = Pick<WireTicket, '_id' | 'number' | 'danger'>;

export function submittedPage({ _id, number, danger }: Sent): string {
  const query = [`id=${encodeURIComponent(_id)}`, `number=${encodeURIComponent(number)}`];
  if (danger) query.push(`danger=${danger}`);
  return `/packages/ticket/submitted/submitted?${query.join('&')}`;
}

/** The way back; undefined where the address names no ticket. */
export function sentTicket(query: Record<string, string | undefined>): Sent | undefined {
  const { id = '', number = '' } = query;
  const danger = DANGER_KINDS.find((kind) => kind === query.danger);
  if (!id) return undefined;
  return { _id: decodeURIComponent(id), number: decodeURIComponent(number), ...(danger && { danger }) };
}
