/** A removal on its way, as it is kept in the account: asked for, begun, over. */
import { type Account, removedId, type Removing } from '@xiuda/domain';
import { randomBytes } from 'node:crypto';
import { command, database } from '../sdk';
import { findAccount, staffByOpenid } from './people';
import { inTransaction } from './transaction';

/** An account whose removal was asked for. */
export type Leaving = Account & { readonly removing: Removing };

const accounts = () => database.collection('accounts');

/** Marks the account, unless it is marked already. @returns undefined where there is none */
export async function markRemoving(openid: string): Promise<Leaving | undefined> {
  const found = await findAccount(openid);
  if (!found) return undefined;
  if (found.removing) return found as Leaving;
  const drawn: Removing = { id: removedId(randomBytes(12).toString('hex')), at: new Date() };
  return inTransaction(async (transaction) => {
    const document = transaction.collection('accounts').doc(openid);
    const account = (await document.get()).data as Account | null;
    if (!account) return undefined;
    if (account.removing) return account as Leaving;
    await document.update({ data: { removing: command.set(drawn) } });
    return { ...account, removing: drawn };
  });
}

/** Takes the mark away, as long as nothing has begun. */
export async function unmark({ _id, removing }: Leaving): Promise<void> {
  await accounts()
    .where({ _id, 'removing.id': removing.id, 'removing.since': command.exists(false) })
    .update({ data: { removing: command.remove() } });
}

/** From here on there is no way back: the roster row is free again, and gives no roles. */
export async function begin(account: Leaving): Promise<Leaving> {
  const { _id, removing } = account;
  const bound = await staffByOpenid(_id);
  return inTransaction(async (transaction) => {
    const document = transaction.collection('accounts').doc(_id);
    const now = (await document.get()).data as Account | null;
    if (now?.removing?.id !== removing.id) throw new Error('the mark has gone meanwhile');
    if (now.removing.since) return now as Leaving;
    const begun: Removing = { ...removing, since: new Date() };
    if (bound) {
      await transaction
        .collection('staff')
        .doc(bound._id)
        .update({ data: { openid: command.remove(), deputy: command.remove() } });
    }
    await document.update({ data: { removing: command.set(begun) } });
    return { ...now, removing: begun };
  });
}

/** openids of accounts whose removal was asked for before `until`, longest ago first. */
export async function pendingRemovals(until: Date, limit: number): Promise<string[]> {
  const { data } = await accounts()
    .where({ 'removing.at': command.lte(until) })
    .orderBy('removing.at', 'asc')
    .limit(limit)
    .field({ _id: true })
    .get();
  return (data as { _id: string }[]).map(({ _id }) => _id);
}

/** Which of these people stay, as far as it is known. */
export async function staying(openids: readonly string[]): Promise<string[]> {
  if (!openids.length) return [];
  const { data } = await accounts()
    .where({ _id: command.in(openids) })
    .limit(openids.length)
    .get();
  const leaving = new Set((data as Account[]).filter(({ removing }) => removing).map(({ _id }) => _id));
  return openids.filter((openid) => !leaving.has(openid));
}

/** Everything that is kept under this openid beside tickets; the account itself goes last, so that whoever resumes finds it. */
export async function forget({ _id: openid, removing, staffNo }: Leaving): Promise<void> {
  await Promise.all([
    database.collection('inbox').where({ openid }).remove(),
    database.collection('grants').where({ _id: openid }).remove(),
    database
      .collection('files')
      .where({ openid })
      .update({ data: { openid: command.set(removing.id) } }),
    database
      .collection('staff')
      .where({ openid })
      .update({ data: { openid: command.remove() } }),
    // Whoever comes back into the row does not stand in for anybody by that.
    staffNo !== undefined &&
      database
        .collection('staff')
        .where({ 'deputy.staffNo': staffNo })
        .update({ data: { deputy: command.remove() } }),
  ]);
  await accounts().where({ _id: openid, 'removing.id': removing.id }).remove();
}
