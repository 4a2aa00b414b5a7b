import { AppError, MOST_NEW_PLACES, placesOfLines } from '@xiuda/domain';

const said = (lines: string, most = 6): string[] =>
  placesOfLines(lines, most).map((place) => place.join('/'));

function refusal(lines: string, most = 6): unknown {
  try {
    return said(lines, most);
  } catch (error) {
    return error instanceof AppError ? error.details?.lines : error;
  }
}

test('the example of the manual: a building, six floors, twenty rooms on each', () => {
  const places = said('3栋 1-6层 每层 01-20室');
  expect(places).toHaveLength(1 + 6 + 6 * 20);
  expect(places.slice(0, 4)).toEqual(['3栋', '3栋/1层', '3栋/1层/101室', '3栋/1层/102室']);
  expect(places.at(-1)).toBe('3栋/6层/620室');
});

test.each([
  ['1-3层', ['1层', '2层', '3层']],
  ['1层-3层', ['1层', '2层', '3层']],
  ['1层至3层', ['1层', '2层', '3层']],
  ['１～３层', ['1层', '2层', '3层']],
  ['A1-A3', ['A1', 'A2', 'A3']],
  ['A1-3座', ['A1座', 'A2座', 'A3座']],
  ['08-11室', ['08室', '09室', '10室', '11室']],
  ['8-11', ['8', '9', '10', '11']],
  ['001-003', ['001', '002', '003']],
  ['东区、西区', ['东区', '西区']],
  ['1-2栋,5栋', ['1栋', '2栋', '5栋']],
  ['5-5栋', ['5栋']],
  ['图书馆', ['图书馆']],
  ['A-1', ['A-1']],
  ['A1-B3', ['A1-B3']],
])('%s is %j', (lines, places) => {
  expect(said(lines)).toEqual(places);
});

test.each([
  ['1层 每层 01-02室', '1层/102室'],
  ['1层 每层01-02室', '1层/102室'],
  ['1层 每层 1-2', '1层/102'],
  ['B1层 每层 01-02室', 'B1层/B102室'],
  ['2层 每层 201-202', '2层/202'],
  ['2层 每层 卫生间', '2层/卫生间'],
  ['大厅 每层 01-02室', '大厅/02室'],
  ['2层 01-02室', '2层/02室'],
])('%s ends with %s', (lines, last) => {
  expect(said(lines).at(-1)).toBe(last);
});

test('几栋楼每栋一样', () => {
  expect(said('1-2栋 每栋 1-2层')).toEqual(['1栋', '1栋/1层', '1栋/2层', '2栋', '2栋/1层', '2栋/2层']);
});

test('several lines are one list, in which each place stands once', () => {
  expect(said('3栋 1层 101\n\n 3栋 1层 102 \n3栋')).toEqual(['3栋', '3栋/1层', '3栋/1层/101', '3栋/1层/102']);
});

test.each([
  ['', '请写上要增加的区域，例如：3栋 1-6层 每层 01-20室'],
  [' 、 \n', '请写上要增加的区域，例如：3栋 1-6层 每层 01-20室'],
  ['6-1层', '“6-1层”的开头比结尾大'],
  ['1-9999', '一次最多增加 2000 个，请分几次'],
  ['1-99999999999999999999', '一次最多增加 2000 个，请分几次'],
  ['1-40栋 1-50层', '一次最多增加 2000 个，请分几次'],
  ['1-1500\nA1-A501', '一次最多增加 2000 个，请分几次'],
  [
    '这个名字实在是太长了一共有二十一个字你数数看',
    '“这个名字实在是太长了一共有二十一个字你数数看”太长，名称最多 20 个字',
  ],
])('%j is refused: %s', (lines, words) => {
  expect(refusal(lines)).toBe(words);
});

test('as many as one may add are not refused', () => {
  expect(said(`1-${MOST_NEW_PLACES}`)).toHaveLength(MOST_NEW_PLACES);
});

test('below a deep place there is room for few levels', () => {
  expect(said('1栋 1层', 2)).toHaveLength(2);
  expect(refusal('1栋 1层 101', 2)).toBe('“1栋 1层 101”的层级太多，这里最多再往下 2 级');
  expect(refusal('101', 0)).toBe('“101”的层级太多，这里最多再往下 0 级');
});
