/// <reference types="miniprogram-api-typings" />
import { hasScannedPlace, noteEntry, takeScannedPlace } from '../../miniprogram/services/scan-entry';

const enter = (scene?: string) => noteEntry({ query: scene === undefined ? {} : { scene } });

beforeEach(takeScannedPlace);

test('a code names its place, once', () => {
  enter(encodeURIComponent('a=d3-201'));
  expect(hasScannedPlace()).toBe(true);
  expect(takeScannedPlace()).toBe('d3-201');
  expect(takeScannedPlace()).toBeUndefined();
});

test('an entry without a code leaves what was scanned before, as a login in between does', () => {
  enter('a%3Dd3-201');
  enter();
  expect(takeScannedPlace()).toBe('d3-201');
});

test('the last code counts', () => {
  enter('a%3Dd3-201');
  enter('a%3Dd3-202');
  expect(takeScannedPlace()).toBe('d3-202');
});

test.each(['', 'b=1', 'a=', '%E0%A4%A', '%'])('%p names no place', (scene) => {
  enter(scene);
  expect(hasScannedPlace()).toBe(false);
});
