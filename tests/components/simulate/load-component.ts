/// <reference types="miniprogram-api-typings" />
/** A component of the mini program as exparser runs it, WeChat's own engine before glass-easel. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as simulate from 'miniprogram-simulate';

const ROOT = path.resolve(__dirname, '../../..');
const folders: string[] = [];

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/**
 * Compiles a component with WeChat's own template compiler.
 * @param id path in the mini program without extension: `components/tab-strip/tab-strip`
 * @returns what simulate.render takes
 */
export function loadComponent(id: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'xiuda-component-'));
  folders.push(folder);
  const script = path.join(__dirname, 'bundle-component.ts');
  execFileSync(process.execPath, ['--import', 'tsx', script, id, folder], { cwd: ROOT, stdio: 'pipe' });
  return simulate.load(path.join(folder, id), path.basename(id), { rootPath: folder, compiler: 'official' });
}
