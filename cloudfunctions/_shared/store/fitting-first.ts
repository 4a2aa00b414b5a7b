/** Lists of what any worker may take: by what fits who looks, then in the order of every list that is ranked (ADR 34). */
import { type Actor, type Fit, FITS } from '@xiuda/domain';
import { command, type Data } from '../sdk';
import { type ListedTicket, type PageRequest, readPage } from './ticket-lists';

/** Where the roster says nothing of a person, nothing is theirs before others. */
const OWN: Record<Fit, { readonly field: string; readonly values: (actor: Actor) => readonly string[] }> = {
  area: { field: 'areaIds', values: ({ areas = [] }) => areas },
  trade: { field: 'trade', values: ({ trades = [] }) => trades },
};

const holds = (fit: Fit, actor: Actor): Data => ({ [OWN[fit].field]: command.in(OWN[fit].values(actor)) });
const lacks = (fit: Fit, actor: Actor): Data => ({ [OWN[fit].field]: command.nin(OWN[fit].values(actor)) });

/** Exactly `count` of these hold: one condition per way. */
function ways(fits: readonly Fit[], count: number, actor: Actor): Data[][] {
  const [first, ...others] = fits;
  if (!first) return count === 0 ? [[]] : [];
  return [
    ...ways(others, count - 1, actor).map((way) => [holds(first, actor), ...way]),
    ...ways(others, count, actor).map((way) => [lacks(first, actor), ...way]),
  ];
}

const oneOf = (conditions: readonly unknown[], join: 'and' | 'or'): unknown =>
  conditions.length > 1 ? command[join](...conditions) : conditions[0];

/** The tickets of which so many of FITS are this person's own; `undefined`: all there are. */
function passOf(count: number, actor: Actor): Data | undefined {
  const known = FITS.filter((fit) => OWN[fit].values(actor).length);
  if (!known.length) return undefined;
  return oneOf(
    ways(known, count, actor).map((way) => oneOf(way, 'and')),
    'or',
  ) as Data;
}

/** How many of FITS can hold at all for this person, the best first: 2, 1, 0. */
const passesFor = (actor: Actor): number[] => {
  const most = FITS.filter((fit) => OWN[fit].values(actor).length).length;
  return Array.from({ length: most + 1 }, (_, index) => most - index);
};

/**
 * Up to `limit` tickets and one more: those of which more fits come before the others, each pass in its own order, all asked for at
 * once. A page goes on in the pass where the one before ended.
 */
export async function readFittingFirst(request: PageRequest): Promise<ListedTicket[]> {
  const { position, actor, limit, ...common } = request;
  const passes = passesFor(actor).filter((fit) => position?.fit === undefined || fit <= position.fit);
  const found = await Promise.all(
    passes.map((fit) => {
      const also = passOf(fit, actor);
      const from = fit === position?.fit ? { position } : {};
      return readPage({ ...common, actor, limit, ...(also && { also }), ...from });
    }),
  );
  return found.flat().slice(0, limit + 1);
}
