/// <reference types="miniprogram-api-typings" />
import {
  at,
  blankReport,
  errorsOf,
  firstWrong,
  inputOf,
  NO_ERRORS,
  type Report,
} from '../../miniprogram/packages/ticket/create/report';
import { isWorthKeeping } from '../../miniprogram/packages/ticket/create/kept-report';

const account = {
  phone: '13800001234',
  contactName: '林晓',
  lastPlace: { areaId: '201', address: '卫生间洗手池' },
};
const written = (changes: Partial<Report> = {}): Report => ({
  ...blankReport(account),
  itemId: 'faucet',
  description: '水龙头关不紧',
  ...changes,
});

test('a new report starts with the last place, the name and the verified phone', () => {
  expect(blankReport(account)).toMatchObject({
    areaId: '201',
    address: '卫生间洗手池',
    contactName: '林晓',
    contactPhone: '13800001234',
    itemId: '',
  });
});

test('the number given last time goes before the verified one', () => {
  expect(blankReport({ ...account, contactPhone: '089865880000' }).contactPhone).toBe('089865880000');
});

test('a complete report has no errors', () => {
  expect(errorsOf(written(), account)).toEqual({});
});

test('every field that is missing is named at once', () => {
  const errors = errorsOf(blankReport(undefined), undefined);
  expect(Object.keys(errors).sort()).toEqual(
    ['address', 'areaId', 'contactName', 'contactPhone', 'description', 'itemId'].sort(),
  );
});

test('an empty phone is wrong only where none is verified', () => {
  const report = written({ contactPhone: ' ' });
  expect(errorsOf(report, account)).toEqual({});
  expect(Object.keys(errorsOf(report, {}))).toEqual(['contactPhone']);
});

test('an empty phone and no photos are not sent', () => {
  const input = inputOf(written({ contactPhone: '' }), []);
  expect(input).not.toHaveProperty('contactPhone');
  expect(input).not.toHaveProperty('photos');
});

test('the topmost error comes first', () => {
  expect(firstWrong({ ...NO_ERRORS, contactPhone: '请填写', itemId: '请选择' })).toBe('itemId');
  expect(firstWrong(NO_ERRORS)).toBeUndefined();
});

test('what a new page says by itself is not kept', () => {
  const blank = blankReport(account);
  expect(isWorthKeeping({ report: blankReport(account), photos: [] }, blank)).toBe(false);
  expect(isWorthKeeping({ report: written(), photos: [] }, blank)).toBe(true);
  expect(isWorthKeeping({ report: blank, photos: [{ path: 'a' }] }, blank)).toBe(true);
});

test('an address stays with the place it was written for', () => {
  const report = written();
  expect(at('201', report)).toEqual(report);
  expect(at('', report)).toEqual(report);
  expect(at('202', report)).toEqual({ ...report, areaId: '202', address: '' });
});
