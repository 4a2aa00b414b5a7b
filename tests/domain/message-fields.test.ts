/** What stands in a subscribe message: each type's limits, as WeChat's parameter table has them. */
import fc from 'fast-check';
import { fitted } from '@xiuda/domain';
import { firstBadField } from '../../emulator/cloud/openapi/message-fields';

const LONG = '三号楼二零一卫生间龙头滴水关不紧地上都是水请尽快来人看看';

test.each([
  // thing: 20 characters of any kind, the ellipsis counted in.
  ['thing1', '龙头滴水', '龙头滴水'],
  ['thing1', LONG, '三号楼二零一卫生间龙头滴水关不紧地上都…'],
  ['thing1', '第一行\n第二行\t末尾', '第一行 第二行 末尾'],
  ['thing1', '漏水💧了👨‍👩‍👧，快来🇨🇳', '漏水了，快来'],
  ['thing1', '𠮷'.repeat(25), `${'𠮷'.repeat(19)}…`],
  ['thing1', ' \n ', '无'],
  ['thing1', '\u200b\ud800', '无'],
  // phrase: five Chinese characters and nothing else.
  ['phrase2', '待接单', '待接单'],
  ['phrase2', '完工 待确认！', '完工待确认'],
  ['phrase2', '暂时无法维修', '暂时无法维'],
  ['phrase2', 'OK', '无'],
  // character_string: 32 characters, none of them Chinese.
  ['character_string3', 'BX20261122-004217', 'BX20261122-004217'],
  ['character_string3', '单号BX1', 'BX1'],
  ['character_string3', 'x'.repeat(40), 'x'.repeat(32)],
  ['character_string3', '没有', '-'],
  // number: digits, with a point perhaps.
  ['number4', '3.5 米', '3.5'],
  ['number4', '1,234', '1234'],
  ['number4', '几个', '0'],
  ['letter5', 'A座b', 'Ab'],
  ['letter5', '座', 'N'],
  ['symbol6', '（！）ok', '（！）'],
  ['symbol6', 'ok', '-'],
  // amount: ten digits.
  ['amount7', '12.50元', '12.50'],
  ['amount7', '免费', '0'],
  // phone_number: 17 digits and symbols.
  ['phone_number8', '13800001234', '13800001234'],
  ['phone_number8', '0898-66279000-8021转', '0898-66279000-802'],
  ['phone_number8', '没有电话', '-'],
  ['car_number9', '琼A12345警用', '琼A12345警'],
  // name: ten Chinese characters or twenty letters, no digits.
  ['name10', '林晓2', '林晓'],
  ['name10', 'Alexander Christopher Montgomery', 'Alexander Christophe'],
  ['name10', '阿卜杜拉·买买提江·托合提', '阿卜杜拉·买买提江…'],
  ['name10', '007', '无'],
  ['const11', '水电', '水电'],
  // A type that this version does not know is treated like the mildest.
  ['mystery12', LONG, '三号楼二零一卫生间龙头滴水关不紧地上都…'],
])('%s of %j is %j', (keyword, value, expected) => {
  expect(fitted(keyword, value)).toBe(expected);
});

test.each(['time1', 'date2'])('%s is told at UTC+8, whatever the zone of the machine', (keyword) => {
  expect(fitted(keyword, new Date('2026-11-21T16:05:00Z'))).toBe('2026年11月22日 00:05');
});

test('an instant in a field of text is written out', () => {
  expect(fitted('character_string1', new Date('2026-11-21T16:05:00Z'))).toBe('2026-11-22 00:05');
});

const TYPES = [
  'thing',
  'phrase',
  'character_string',
  'number',
  'letter',
  'symbol',
  'amount',
  'phone_number',
  'car_number',
  'name',
  'const',
];

test('whatever people write, WeChat finds nothing to refuse', () => {
  const words = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.string({ unit: fc.constantFrom('龙', '头', '1', 'a', ' ', '\n', '💧', '-', '.', '…', '\ud83d') }),
  );
  fc.assert(
    fc.property(fc.constantFrom(...TYPES), words, (type, value) => {
      const field = `${type}1`;
      expect([value, firstBadField({ [field]: { value: fitted(field, value) } })]).toEqual([
        value,
        undefined,
      ]);
    }),
    { seed: 4, numRuns: 3000 },
  );
});
