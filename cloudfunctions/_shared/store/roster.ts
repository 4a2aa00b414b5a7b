/** The roster as admins read it: pages, a search, many rows at once. */
import type { RosterState, StaffRole, StaffRow } from '@xiuda/domain';
import { command, type Data, database } from '../sdk';

const staff = () => database.collection('staff');

/** The platform answers at most 1000 documents, and an `in` of more makes no good plan. */
const BATCH = 200;

export interface RosterFilter {
  readonly role?: StaffRole | undefined;
  readonly state?: RosterState | undefined;
}

const STATES: Readonly<Record<RosterState, () => Data>> = {
  active: () => ({ active: true }),
  unbound: () => ({ active: true, openid: command.exists(false) }),
  inactive: () => ({ active: false }),
};

const filtered = ({ role, state }: RosterFilter): Data => ({
  ...(state && STATES[state]()),
  ...(role && { roles: role }),
});

/** Up to `limit` rows and one more, by number; after this number. */
export async function rosterPage(filter: RosterFilter, after: string, limit: number): Promise<StaffRow[]> {
  const { data } = await staff()
    .where({ ...filtered(filter), _id: command.gt(after) })
    .orderBy('_id', 'asc')
    .limit(limit + 1)
    .get();
  return data as StaffRow[];
}

/** Sorts after every text that begins with these words. */
const LAST = '\uffff';

const beginning = async (field: string, words: string, filter: RosterFilter, limit: number) => {
  const { data } = await staff()
    .where({ ...filtered(filter), [field]: command.gte(words).and(command.lt(words + LAST)) })
    .orderBy(field, 'asc')
    .limit(limit)
    .get();
  return data as StaffRow[];
};

/** Rows whose number, name or phone begins with these words, by number; at most `limit` of each. */
export async function rosterSearch(words: string, filter: RosterFilter, limit: number): Promise<StaffRow[]> {
  const spellings = [...new Set([words, words.toUpperCase()])];
  const found = await Promise.all([
    ...spellings.map((spelling) => beginning('_id', spelling, filter, limit)),
    beginning('name', words, filter, limit),
    beginning('phone', words, filter, limit),
  ]);
  const rows = new Map(found.flat().map((row) => [row._id, row]));
  return [...rows.values()].sort((one, other) => (one._id < other._id ? -1 : 1)).slice(0, limit);
}

/** The rows with these numbers; those that do not exist are missing. */
export async function staffByNumbers(numbers: readonly string[]): Promise<Map<string, StaffRow>> {
  const wanted = [...new Set(numbers)];
  const batches = Array.from({ length: Math.ceil(wanted.length / BATCH) }, (_, at) =>
    wanted.slice(at * BATCH, (at + 1) * BATCH),
  );
  const found = await Promise.all(
    batches.map((batch) =>
      staff()
        .where({ _id: command.in(batch) })
        .limit(BATCH)
        .get(),
    ),
  );
  return new Map(found.flatMap(({ data }) => (data as StaffRow[]).map((row) => [row._id, row])));
}
