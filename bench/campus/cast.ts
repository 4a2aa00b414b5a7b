/** Who is on the campus, and where: the people whose calls are measured, and everybody else. */
import type { PlaceRow, StaffRow } from '@xiuda/domain';
import { PEOPLE, type Person, type PersonName } from '../../tests/support/people';
import type { Random } from '../../tests/support/random';

const FAMILY = [...'陈林黄李王吴张符郑何韩罗梁周蔡邓冯许'];
const GIVEN = [...'志强建国秀芳海燕永福大勇丽萍文彬雪峰晓敏伟婷超群'];

export interface Somebody {
  readonly openid: string;
  readonly staffNo: string;
  readonly name: string;
}

const nameOf = (number: number): string =>
  `${FAMILY[number % FAMILY.length]}${GIVEN[number % GIVEN.length]}${GIVEN[(number * 7 + 3) % GIVEN.length]}`;

const crowd = (letter: string, count: number): Somebody[] =>
  Array.from({ length: count }, (_, at) => ({
    openid: `openid-${letter}-${String(at).padStart(5, '0')}`,
    staffNo: `${letter.toUpperCase()}${100 + at}`,
    name: nameOf(at),
  }));

const REPORTERS = crowd('z', 3_000);
const WORKERS = crowd('w', 40);
const REVIEWERS = crowd('r', 10);
const PRE_REVIEWERS = crowd('p', 4);

/** Rows of everybody but the reporters; each of them is bound. */
export const STAFF: readonly StaffRow[] = (
  [
    [WORKERS, 'worker'],
    [REVIEWERS, 'reviewer'],
    [PRE_REVIEWERS, 'preReviewer'],
  ] as const
).flatMap(([people, role]) =>
  people.map(({ openid, staffNo, name }, at) => ({
    ...{ _id: staffNo, name, roles: [role], active: true, openid },
    phone: `138${role.length}${String(at).padStart(7, '0')}`,
  })),
);

/** Whoever a walked ticket names, and who may stand there instead; one in so many stays who it was. */
const PARTS: readonly {
  readonly who: PersonName;
  readonly others: readonly Somebody[];
  readonly own: number;
}[] = [
  { who: 'reporter', others: REPORTERS, own: 20 },
  { who: 'preReviewer', others: PRE_REVIEWERS, own: 4 },
  { who: 'reviewer', others: REVIEWERS, own: 8 },
  { who: 'pastReviewer', others: REVIEWERS, own: 8 },
  { who: 'worker', others: WORKERS, own: 16 },
  { who: 'pastWorker', others: WORKERS, own: 16 },
];

/** What to write instead of the ids and names of a walked ticket. */
export function castFor(random: Random): Map<string, string> {
  const instead = new Map<string, string>();
  for (const { who, others, own } of PARTS) {
    if (random.between(1, own) === 1) continue;
    const [was, is]: [Person, Somebody] = [PEOPLE[who], random.oneOf(others)];
    instead.set(was.openid, is.openid).set(was.name, is.name);
    if (was.staffNo !== undefined) instead.set(was.staffNo, is.staffNo);
  }
  return instead;
}

const BUILDINGS = 40;
const ROOMS = 25;

const building = (at: number): PlaceRow => ({
  ...{ _id: `b${at}`, name: `${at + 4}栋`, parentId: at % 2 ? 'east' : 'west', order: 10 + at },
});

const room = (at: number, floor: number): PlaceRow => ({
  ...{ _id: `b${at}-${101 + floor}`, name: `${101 + floor}`, parentId: `b${at}`, order: floor },
});

/** Buildings and their rooms, beside the few places of the tests. */
export const MORE_PLACES: readonly PlaceRow[] = Array.from({ length: BUILDINGS }, (_, at) => [
  building(at),
  ...Array.from({ length: ROOMS }, (_, floor) => room(at, floor)),
]).flat();

interface Spot {
  readonly area: { readonly id: string; readonly path: readonly string[] };
  readonly areaIds: readonly string[];
}

const spotOf = (row: PlaceRow): Spot => {
  const number = Number(/\d+/.exec(row.parentId)?.[0]);
  const { name, parentId: campus } = building(number);
  return {
    area: { id: row._id, path: [campus === 'east' ? '东校区' : '西校区', name, row.name] },
    areaIds: [campus, row.parentId, row._id],
  };
};

export const SPOTS: readonly Spot[] = MORE_PLACES.filter(({ _id }) => _id.includes('-')).map(spotOf);

/** What can be broken beside what the walked tickets say. */
export const THINGS: readonly { readonly item: { readonly id: string; readonly path: readonly string[] } }[] =
  [
    { item: { id: 'faucet', path: ['水电', '龙头'] } },
    { item: { id: 'lamp', path: ['水电', '灯'] } },
    { item: { id: 'door', path: ['物业', '门窗'] } },
  ];
