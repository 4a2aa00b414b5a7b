/** What admins change: in one transaction with its record, once however often it is sent. */
import { AppError, type AuditNote, type AuditRow } from '@xiuda/domain';
import type { Admin } from './admin-resource';
import { submissionId, wishDigest } from './digest';
import type { Data, Transaction } from './sdk';
import { inTransaction } from './store/transaction';

/** What a change answers, and what is written down of it; without a note nothing was changed. */
export interface Changed<T> {
  readonly result: T;
  readonly note?: AuditNote;
}

/** A record as it is stored: a repeat answers what the first call did. */
interface StoredRow extends AuditRow {
  readonly inputDigest: string;
  readonly result: unknown;
}

const CLASHING = '这次提交与上次的内容不同，请刷新后再试';

/**
 * Runs `change` in a transaction and records it. Sent again with the same requestId, it changes nothing and answers the same.
 * @param input as parsed, with the client's requestId
 * @param change uses only `doc()` operations of the transaction, reads before it writes, and has no other effects
 * @throws AppError INVALID_INPUT where the requestId was used for another wish; whatever `change` refuses
 */
export function audited<T>(
  { openid, staffNo, name }: Admin,
  input: { readonly requestId: string } & Readonly<Record<string, unknown>>,
  change: (transaction: Transaction) => Promise<Changed<T>>,
): Promise<T> {
  const _id = submissionId(openid, input.requestId);
  const inputDigest = wishDigest(input);
  return inTransaction(async (transaction) => {
    const record = transaction.collection('audit').doc(_id);
    const before = (await record.get()).data as StoredRow | null;
    if (before) {
      if (before.inputDigest !== inputDigest) throw new AppError('INVALID_INPUT', { requestId: CLASHING });
      return before.result as T;
    }
    const { result, note } = await change(transaction);
    if (note) {
      const row: Omit<StoredRow, '_id'> = {
        ...note,
        at: new Date(),
        by: { staffNo, name },
        inputDigest,
        result,
      };
      await record.set({ data: row as unknown as Data });
    }
    return result;
  });
}
