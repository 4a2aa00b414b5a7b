/** Everything that `npm run bench` measures, in the order of the page. */
import { coldStart } from './cold-start/section';
import { packages } from './packages/section';
import { pages, scrolling } from './pages/section';
import { requests } from './requests/section';
import type { Section } from './section';
import { throughput } from './throughput/section';

export const SECTIONS: readonly Section[] = [requests, throughput, coldStart, packages, pages, scrolling];
