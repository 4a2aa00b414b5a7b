/** One good call of every op of 代理: two colleagues of their own each time. */
import { dayText } from '@xiuda/domain';
import type { GoodCall, Situation } from './good-calls';
import { person } from './people';
import { type Fields, freshRequestId, type World } from './world';

type Stored = Readonly<Record<string, unknown>>;

let pairs = 0;

interface Pair {
  readonly absent: string;
  readonly deputy: string;
  readonly openid: string;
}

const TODAY = dayText(Date.now());
/** Today may be over before the call comes. */
const DAYS = { from: dayText(Date.now() + 86_400_000), until: dayText(Date.now() + 3 * 86_400_000) };

/** Two workers; the first has named the second. */
async function pair({ cloud }: World, isNamed: boolean): Promise<Pair> {
  const number = ++pairs;
  const [absent, deputy] = [`D${number}A`, `D${number}B`];
  const openid = `openid-of-${absent}`;
  const row = { roles: ['worker'], active: true };
  await cloud.insert('accounts', [{ _id: openid, staffNo: absent, createdAt: new Date() }]);
  await cloud.insert('staff', [
    {
      ...{ _id: absent, name: '符海涛', openid, ...row },
      ...(isNamed && { deputy: { staffNo: deputy, from: TODAY, until: DAYS.until } }),
    },
    { _id: deputy, name: '梁伟', openid: `openid-of-${deputy}`, ...row },
  ]);
  return { absent, deputy, openid };
}

/** The row and what is recorded of it. */
async function stored({ cloud }: World, { absent }: Pair): Promise<Stored[]> {
  const row = await cloud.document('staff', absent);
  const isOwn = ({ subject }: Stored) => String(subject).endsWith(` ${absent}`);
  return [{ deputy: row?.deputy ?? null }, ...(await cloud.documents('audit')).filter(isOwn)];
}

interface Way {
  readonly name: string;
  readonly op: string;
  readonly isNamed: boolean;
  event(pair: Pair): Fields;
  isDone(deputy: unknown, pair: Pair): boolean;
  readonly isAdmins?: true;
}

const call = ({ name, op, isNamed, event, isDone, isAdmins }: Way): GoodCall => ({
  ...{ title: `${name} · ${op}`, name, isRepeatable: false },
  async fresh(world): Promise<Situation> {
    const made = await pair(world, isNamed);
    return {
      openid: isAdmins ? person('admin').openid : made.openid,
      event: { op, ...event(made), requestId: freshRequestId() },
      state: () => stored(world, made),
      isDone(state) {
        const [row, ...records] = state as [Stored, ...Stored[]];
        return isDone(row.deputy, made) && records.length === 1;
      },
      mayWrite: new RegExp(`^(staff/${made.absent}$|audit/)`),
    };
  },
});

const isGone = (deputy: unknown): boolean => deputy === null;

export const DEPUTY_CALLS: readonly GoodCall[] = [
  call({
    ...{ name: 'account', op: 'setDeputy', isNamed: false },
    event: ({ deputy }) => ({ staffNo: deputy, ...DAYS }),
    isDone: (named, { deputy }) => JSON.stringify(named) === JSON.stringify({ staffNo: deputy, ...DAYS }),
  }),
  call({ ...{ name: 'account', op: 'endDeputy', isNamed: true }, event: () => ({}), isDone: isGone }),
  call({
    ...{ name: 'admin-roster', op: 'endDeputy', isNamed: true, isAdmins: true },
    event: ({ absent }) => ({ staffNo: absent }),
    isDone: isGone,
  }),
];
