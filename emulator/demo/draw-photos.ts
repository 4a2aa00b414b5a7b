/**
 * Draws the photos of the demo: `npx tsx emulator/demo/draw-photos.ts [name ...]`, all of them without a name.
 * DRAFT=1 draws small and coarse into the folder that OUT names, to look at while a scene is being built.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { chromium, type Page } from 'playwright-core';
import type { Exposure } from './drawing/darkroom';
import type { Scene } from './drawing/scene';
import { SCENES } from './drawing/scenes';
import { SHAPES } from './drawing/shapes';
import { TRACER } from './drawing/tracer';
import { PHOTO_NAMES, photoFile, type PhotoName } from './photos';

const DRAFT = process.env['DRAFT'] === '1';
const OUT = process.env['OUT'];
const LONGEST = DRAFT ? 480 : 1200;
const RENDERED = DRAFT ? 320 : 800;
const MAX_BYTES = 88_000;

const HEADER = `#version 300 es
precision highp float; precision highp int;
uniform vec2 size; uniform vec3 eye, target, lampAt, lampLight, lampSpan;
uniform float focal, aperture, tilt, lampRadius, exposure;
uniform int samples; uniform sampler2D decals;
out vec4 pixel;
#define MARCH .9
vec4 decal(vec2 uv) { return texture(decals, uv); }
`;

function exposureOf(scene: Scene): Exposure {
  const short = Math.round(RENDERED * 0.75);
  const [width, height] = scene.portrait ? [short, RENDERED] : [RENDERED, short];
  const { eye, target, focal, aperture, lamp } = scene;
  return {
    fragment: HEADER + SHAPES + scene.glsl + TRACER,
    width,
    height,
    longest: LONGEST,
    maxBytes: MAX_BYTES,
    uniforms: {
      size: [width, height],
      eye,
      target,
      focal,
      aperture,
      tilt: ((scene.tilt ?? 0) * Math.PI) / 180,
      lampAt: lamp.at,
      lampRadius: lamp.radius,
      lampLight: lamp.light,
      lampSpan: lamp.span ?? [0, 0, 0],
      exposure: scene.exposure ?? 0.7,
    },
    integers: { samples: DRAFT ? 10 : (scene.samples ?? 20), decals: 0 },
    ...(scene.decal && { decal: scene.decal }),
  };
}

/** The code that runs in the page, as one script with a global `darkroom`. */
async function darkroomScript(): Promise<string> {
  const entry = join(__dirname, 'drawing', 'darkroom.ts');
  const options = { bundle: true, write: false, format: 'iife', globalName: 'darkroom' } as const;
  const { outputFiles } = await build({ entryPoints: [entry], ...options });
  return outputFiles[0]?.text ?? '';
}

async function draw(page: Page, name: PhotoName): Promise<void> {
  const scene = SCENES[name];
  if (!scene) throw new Error(`no scene called ${name}`);
  const began = Date.now();
  const url = await page.evaluate(
    (exposure) =>
      (globalThis as unknown as { darkroom: typeof import('./drawing/darkroom') }).darkroom.expose(exposure),
    exposureOf(scene),
  );
  const jpeg = Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
  const file = OUT ? join(OUT, `${name}.jpg`) : photoFile(name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, jpeg);
  console.log(`${name}: ${jpeg.length} bytes, ${Date.now() - began} ms`);
}

async function main(names: readonly string[]): Promise<void> {
  const wanted = PHOTO_NAMES.filter((name) => !names.length || names.includes(name));
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
      '--disable-gpu-watchdog',
    ],
  });
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ content: await darkroomScript() });
    for (const name of wanted) await draw(page, name);
  } finally {
    await browser.close();
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
