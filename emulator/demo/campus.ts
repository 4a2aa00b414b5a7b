import type { TreeNode } from '@xiuda/domain';

/** The places of 海湾学院: campus → building → floor → room or public place. Ids are readable: `gly-d3-2-201`. */

export const CAMPUS_NAME = '海湾学院';
export const CAMPUS_PHONE_AREA = '0898';

/** A place inside its parent: the id part that is added to the parent's id, and the name on the screen. */
type Place = readonly [idPart: string, name: string];
type Building = (parentId: string) => TreeNode;

const ORDINALS = ['一', '二', '三', '四', '五', '六'];
const RESTROOM: Place = ['wc', '卫生间'];
const CORRIDOR: Place = ['corridor', '走廊'];
const LOBBY: Place = ['lobby', '大厅'];
const WATER_ROOM: Place = ['water', '开水间'];
const STAIRS: Place = ['stairs', '楼梯间'];

function count<T>(n: number, make: (i: number) => T): T[] {
  return Array.from({ length: n }, (_, i) => make(i + 1));
}

/** Rooms 201, 202, … of floor 2. */
function rooms(floor: number, n: number): Place[] {
  return count(n, (i) => {
    const number = String(floor * 100 + i);
    return [number, number];
  });
}

function leaves(parentId: string, places: readonly Place[]): TreeNode[] {
  return places.map(([part, name]) => ({ id: `${parentId}-${part}`, name }));
}

function building(
  part: string,
  name: string,
  floors: number,
  placesOf: (floor: number) => readonly Place[],
): Building {
  return (parentId) => {
    const id = `${parentId}-${part}`;
    const children = count(floors, (floor) => ({
      id: `${id}-${floor}`,
      name: `${floor}层`,
      children: leaves(`${id}-${floor}`, placesOf(floor)),
    }));
    return { id, name, children };
  };
}

/** A building or ground without floors that matter to a repairer. */
function ground(part: string, name: string, places: readonly Place[]): Building {
  return (parentId) => ({
    id: `${parentId}-${part}`,
    name,
    children: leaves(`${parentId}-${part}`, places),
  });
}

const onGroundFloor = (floor: number, ...places: Place[]): Place[] => (floor === 1 ? places : []);

function dormitory(number: number, floors: number, roomsPerFloor: number): Building {
  return building(`d${number}`, `${number}栋`, floors, (floor) => [
    ...onGroundFloor(floor, LOBBY, ['keeper', '值班室']),
    ...rooms(floor, roomsPerFloor),
    RESTROOM,
    WATER_ROOM,
    CORRIDOR,
  ]);
}

function teaching(number: number, floors: number, roomsPerFloor: number): Building {
  return building(`t${number}`, `${ORDINALS[number - 1]}教`, floors, (floor) => [
    ...onGroundFloor(floor, LOBBY),
    ...rooms(floor, roomsPerFloor),
    RESTROOM,
    CORRIDOR,
    STAIRS,
  ]);
}

function library(floors: number): Building {
  return building('lib', '图书馆', floors, (floor) => [
    ...onGroundFloor(floor, LOBBY, ['desk', '总服务台']),
    ['east', '东区'],
    ['west', '西区'],
    ['study', '研讨间'],
    RESTROOM,
    CORRIDOR,
  ]);
}

function offices(part: string, name: string, floors: number, roomsPerFloor: number): Building {
  return building(part, name, floors, (floor) => [
    ...onGroundFloor(floor, LOBBY),
    ...rooms(floor, roomsPerFloor),
    ['meeting', '会议室'],
    RESTROOM,
    CORRIDOR,
  ]);
}

function canteen(number: number): Building {
  return building(`c${number}`, `${ORDINALS[number - 1]}食堂`, 2, () => [
    ['dining', '餐厅'],
    ['kitchen', '后厨'],
    ['dishes', '洗碗间'],
    RESTROOM,
  ]);
}

const GYM = ground('gym', '体育馆', [
  LOBBY,
  ['basketball', '篮球馆'],
  ['badminton', '羽毛球馆'],
  ['lockers', '更衣淋浴室'],
  ['gear', '器材室'],
  RESTROOM,
]);

const CLINIC = building('med', '校医院', 2, (floor) => [
  ...onGroundFloor(floor, LOBBY, ['pharmacy', '药房']),
  ...rooms(floor, 5),
  RESTROOM,
  CORRIDOR,
]);

const GROUNDS = ground('out', '校园道路', [
  ['main', '主干道'],
  ['gate', '校门口'],
  ['parking', '停车场'],
  ['shade', '林荫道'],
  ['field', '操场'],
]);

function campus(id: string, name: string, buildings: readonly Building[]): TreeNode {
  return { id, name, children: buildings.map((make) => make(id)) };
}

/** The tree of the catalog document `areas`. */
export const AREAS: readonly TreeNode[] = [
  campus('gly', '桂林洋校区', [
    ...[1, 2, 3, 5].map((number) => dormitory(number, 6, 6)),
    teaching(1, 5, 6),
    teaching(2, 4, 6),
    library(5),
    canteen(1),
    canteen(2),
    offices('adm', '行政楼', 4, 10),
    GYM,
    CLINIC,
    GROUNDS,
  ]),
  campus('fc', '府城校区', [
    dormitory(6, 5, 6),
    dormitory(7, 5, 6),
    teaching(1, 4, 6),
    library(3),
    canteen(1),
    offices('lab', '实验楼', 4, 5),
    GYM,
    CLINIC,
    GROUNDS,
  ]),
  campus('lkn', '龙昆南校区', [
    dormitory(8, 5, 6),
    teaching(1, 3, 6),
    canteen(1),
    offices('edu', '继续教育楼', 3, 4),
    GROUNDS,
  ]),
];
