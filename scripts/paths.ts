/** Where things stand in the project. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
export const inRoot = (...parts: string[]): string => join(ROOT, ...parts);

export const MINIPROGRAM = inRoot('miniprogram');
/** Pages that only the local phone has. */
export const GALLERY = inRoot('gallery');
export const GENERATED = inRoot('miniprogram', 'generated');
export const MINIPROGRAM_NPM = inRoot('miniprogram', 'miniprogram_npm');
export const FUNCTION_SOURCES = inRoot('cloudfunctions');
export const FUNCTIONS = inRoot('dist', 'cloudfunctions');
export const PHONE = inRoot('dist', 'phone');
