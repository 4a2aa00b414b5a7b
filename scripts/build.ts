/** Everything that DevTools and the local cloud need: `npm run build`. */
import { buildDomain } from './build-domain';
import { buildFunctions } from './build-functions';
import { buildNpm } from './build-npm';
import { buildSettings } from './build-settings';

export async function buildAll(): Promise<void> {
  await Promise.all([buildDomain(), buildSettings(), buildNpm(), buildFunctions()]);
}
