/** Everything that `npm run bench` measures, in the order of the page. */
import type { Section } from './section';

export const SECTIONS: readonly Section[] = [];
