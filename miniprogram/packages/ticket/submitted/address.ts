import type { WireTicket } from '../../../services/wire';

type Sent = Pick<WireTicket, '_id' | 'number'>;

export const submittedPage = ({ _id, number }: Sent): string =>
  `/packages/ticket/submitted/submitted?id=${encodeURIComponent(_id)}&number=${encodeURIComponent(number)}`;

/** The way back; undefined where the address names no ticket. */
export function sentTicket({ id = '', number = '' }: Record<string, string | undefined>): Sent | undefined {
  return id ? { _id: decodeURIComponent(id), number: decodeURIComponent(number) } : undefined;
}
