/** A function for admins only: one resource, an `op` per file, each of which changes the environment and leaves a record of it. */
import { type Actor, AppError, hasRole } from '@xiuda/domain';
import { loadActor } from './actor';
import { type Operation, resource } from './resource';

/** Somebody of the roster who holds the role. */
export interface Admin extends Actor {
  readonly staffNo: string;
  readonly name: string;
}

/** `input` is the event without its `op`; each operation parses it. */
export type AdminOperation<T> = (input: Record<string, unknown>, admin: Admin) => Promise<T>;

const isAdmin = (actor: Actor): actor is Admin => hasRole(actor, 'admin') && actor.staffNo !== undefined;

const forAdmins =
  (operation: AdminOperation<unknown>): Operation<unknown> =>
  async (input, openid) => {
    const actor = await loadActor(openid);
    if (!isAdmin(actor)) throw new AppError('FORBIDDEN');
    return operation(input, actor);
  };

export const adminResource = (operations: Readonly<Record<string, AdminOperation<unknown>>>) =>
  resource(
    Object.fromEntries(Object.entries(operations).map(([op, operation]) => [op, forAdmins(operation)])),
  );
