/** What the institution has set of time, ready to measure tickets by. */
import { type Paces, pacesOf } from '@xiuda/domain';
import { readSettings } from './store/settings';

export const loadPaces = async (): Promise<Paces> => pacesOf(await readSettings('clocks'));
