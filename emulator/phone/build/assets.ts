import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { PHONE_SOURCE } from './bundle';
import type { Project } from './project';

const PLAIN_FILES = [
  'screen/phone.html',
  'screen/screen.css',
  'screen/wechat.css',
  'frame/frame.html',
  'frame/frame.css',
];
const SOURCES = /\.(?:ts|js|json|wxml|wxss|wxs|map|md)$/;
const GENERATED = /[\\/](?:miniprogram_npm|generated)$/;

/** Pictures and other files that pages name by path. */
const copyStaticFiles = (project: Project, outDir: string): void => {
  const target = path.join(outDir, 'assets');
  rmSync(target, { recursive: true, force: true });
  for (const root of project.roots)
    cpSync(root, target, {
      recursive: true,
      filter: (file) => (statSync(file).isDirectory() ? !GENERATED.test(file) : !SOURCES.test(file)),
    });
};

/** vant's icon font, out of the package that holds it as a data address. */
const writeIconFont = (project: Project, outDir: string): void => {
  const target = path.join(outDir, 'vant-icon.woff2');
  if (existsSync(target)) return;
  const resolve = createRequire(path.join(project.root, 'package.json'));
  let file: string;
  try {
    file = path.join(path.dirname(resolve.resolve('@vant/icons/package.json')), 'src/encode-woff2.less');
  } catch {
    return;
  }
  const encoded = /base64,([A-Za-z0-9+/=]+)/.exec(readFileSync(file, 'utf8'))?.[1];
  if (encoded) writeFileSync(target, Buffer.from(encoded, 'base64'));
};

/** Everything of the phone and of the frame around it that is not the mini program's own bundle. */
export const writeAssets = (project: Project, outDir: string): void => {
  mkdirSync(outDir, { recursive: true });
  copyStaticFiles(project, outDir);
  writeIconFont(project, outDir);
  // The frame asks here what there is to open.
  writeFileSync(path.join(outDir, 'pages.json'), JSON.stringify(project.app.pages));
  const copy = (from: string) =>
    cpSync(path.join(PHONE_SOURCE, from), path.join(outDir, path.basename(from)));
  for (const file of PLAIN_FILES) copy(file);
  buildSync({
    entryPoints: [path.join(PHONE_SOURCE, 'frame/frame.ts')],
    outfile: path.join(outDir, 'frame.js'),
    bundle: true,
    format: 'iife',
    target: 'chrome110',
    charset: 'utf8',
    tsconfigRaw: {},
    logLevel: 'silent',
  });
};
