/** What WeChat packs of the mini program, and that it does not grow unnoticed. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { described, differences, readBudget } from '../../bench/budget';
import { COLUMNS, packageRows } from '../../bench/packages/rows';
import { packageBytes } from '../../scripts/package-bytes';

let root: string;

beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), 'xiuda-packages-'));
  mkdirSync(path.join(root, 'packages/admin/home'), { recursive: true });
  writeFileSync(path.join(root, 'app.json'), JSON.stringify({ subPackages: [{ root: 'packages/admin' }] }));
  writeFileSync(path.join(root, 'app.ts'), '0123456789');
  writeFileSync(path.join(root, 'tsconfig.json'), '{}');
  writeFileSync(path.join(root, 'packages/admin/home/home.wxml'), '修达');
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

test('a file counts for the subpackage that it lies in, else for the main package; what is not packed does not count', async () => {
  const app = Buffer.byteLength('{"subPackages":[{"root":"packages/admin"}]}');
  expect(await packageBytes(root)).toEqual({ main: app + 10, 'packages/admin': 6 });
});

test('no package has outgrown its budget', async () => {
  const found = differences({ id: 'packages' }, COLUMNS, await packageRows(), readBudget());
  expect(described(found.filter(({ isWorse }) => isWorse))).toEqual([]);
});
